using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>What a line of a diff is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DiffLineKind>))]
public enum DiffLineKind
{
    [JsonStringEnumMemberName("same")] Same,
    [JsonStringEnumMemberName("removed")] Removed,
    [JsonStringEnumMemberName("added")] Added,
}
