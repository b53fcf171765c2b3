using System.Text.Json.Serialization;

namespace Forja.Turns.Events;

/// <summary>How far a tool has come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ToolStatus>))]
public enum ToolStatus
{
    [JsonStringEnumMemberName("started")] Started,
    [JsonStringEnumMemberName("done")] Done,
    [JsonStringEnumMemberName("failed")] Failed,
}
