using System.Text.Json.Serialization;

namespace Forja.Turns;

/// <summary>What a turn did to one file, in lines.</summary>
public sealed record TurnFile(string Path, FileChangeKind Change, int Added, int Removed);

/// <summary>How a file differs from what was there before.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FileChangeKind>))]
public enum FileChangeKind
{
    [JsonStringEnumMemberName("added")] Added,
    [JsonStringEnumMemberName("modified")] Modified,
    [JsonStringEnumMemberName("deleted")] Deleted,
}
