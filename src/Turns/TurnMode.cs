using System.Text.Json.Serialization;

namespace Forja.Turns;

/// <summary>What a person wants from a turn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnMode>))]
public enum TurnMode
{
    /// <summary>Change the files until the app does what was asked.</summary>
    [JsonStringEnumMemberName("build")] Build,

    /// <summary>Say how it would be built, for approval; nothing is changed.</summary>
    [JsonStringEnumMemberName("plan")] Plan,

    /// <summary>Answer a question about the project; nothing is changed.</summary>
    [JsonStringEnumMemberName("ask")] Ask,
}
