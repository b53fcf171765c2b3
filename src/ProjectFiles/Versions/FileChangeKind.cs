using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>What happened to a file between two versions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileChangeKind>))]
public enum FileChangeKind
{
    [JsonStringEnumMemberName("created")] Created,
    [JsonStringEnumMemberName("modified")] Modified,
    [JsonStringEnumMemberName("deleted")] Deleted,
    [JsonStringEnumMemberName("renamed")] Renamed,
}
