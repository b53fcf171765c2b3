using System.Text.Json.Serialization;

namespace Forja.Turns.Checks;

/// <summary>How a check came out.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CheckStatus>))]
public enum CheckStatus
{
    [JsonStringEnumMemberName("running")] Running,
    [JsonStringEnumMemberName("passed")] Passed,
    [JsonStringEnumMemberName("failed")] Failed,
    [JsonStringEnumMemberName("skipped")] Skipped,

    /// <summary>It works, and something about it is worth telling.</summary>
    [JsonStringEnumMemberName("warned")] Warned,
}
