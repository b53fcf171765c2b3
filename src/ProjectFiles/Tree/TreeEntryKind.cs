using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>What stands at a path of the working tree. Only a <see cref="File"/> is ever read or written.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TreeEntryKind>))]
public enum TreeEntryKind
{
    [JsonStringEnumMemberName("file")] File,
    [JsonStringEnumMemberName("folder")] Folder,
    [JsonStringEnumMemberName("symlink")] Symlink,
    [JsonStringEnumMemberName("hardlink")] HardLink,
    [JsonStringEnumMemberName("fifo")] Fifo,
    [JsonStringEnumMemberName("socket")] Socket,
    [JsonStringEnumMemberName("device")] Device,
}
