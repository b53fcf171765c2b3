using System.Text.Json.Serialization;

namespace Forja.Turns;

/// <summary>What a person wants from a turn.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TurnMode>))]
public enum TurnMode
{
    /// <summary>Change the files until the app does what was asked.</summary>
    [JsonStringEnumMemberName("build")] Build,
}
