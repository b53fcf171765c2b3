using System.Text.Json.Serialization;

namespace Forja.Sandboxes.Services;

/// <summary>Where a service is. Each can be left: a failed one by starting it again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ServiceState>))]
public enum ServiceState
{
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    [JsonStringEnumMemberName("starting")]
    Starting,

    [JsonStringEnumMemberName("running")]
    Running,

    [JsonStringEnumMemberName("frozen")]
    Frozen,

    [JsonStringEnumMemberName("failed")]
    Failed,
}
