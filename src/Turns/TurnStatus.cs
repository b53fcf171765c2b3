using System.Text.Json.Serialization;

namespace Forja.Turns;

/// <summary>Where a turn stands. The last three are final.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnStatus>))]
public enum TurnStatus
{
    [JsonStringEnumMemberName("queued")] Queued,

    /// <summary>The model was asked and has not begun to answer.</summary>
    [JsonStringEnumMemberName("planning")] Planning,

    [JsonStringEnumMemberName("writing")] Writing,

    /// <summary>The files are written; the sandbox is coming up over them.</summary>
    [JsonStringEnumMemberName("running")] Running,

    [JsonStringEnumMemberName("checking")] Checking,
    [JsonStringEnumMemberName("repairing")] Repairing,
    [JsonStringEnumMemberName("ready")] Ready,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
