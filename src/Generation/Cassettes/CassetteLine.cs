using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forja.Generation.Cassettes;

/// <summary>
/// One line of a recorded call, as JSON: first what was asked, then what came, each with its time since the call began. Exactly one part is set besides the time.
/// </summary>
internal sealed record CassetteLine
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Milliseconds since the call began.</summary>
    public long At { get; init; }

    public CassetteRequest? Request { get; init; }
    public string? Text { get; init; }
    public CassetteTool? Tool { get; init; }
    public CassetteArguments? Arguments { get; init; }
    public long? ToolEnd { get; init; }
    public CassetteTokens? Tokens { get; init; }
    public CassetteStop? Stop { get; init; }
    public CassetteFault? Fault { get; init; }
}

/// <summary>What was asked. The key is a hash of the last message, by which a replay finds the call again.</summary>
internal sealed record CassetteRequest(string Model, string Key, IReadOnlyList<CassetteMessage> Messages, IReadOnlyList<string> Tools);

/// <summary>One message of the request, with the results of tools in it.</summary>
internal sealed record CassetteMessage(string Role, string Text, IReadOnlyList<string>? Results);

internal sealed record CassetteTool(long Index, string Id, string Name);

internal sealed record CassetteArguments(long Index, string Json);

internal sealed record CassetteTokens(long Input, long Output, long CacheRead, long CacheWrite);

internal sealed record CassetteStop(string Kind, string Reason);

internal sealed record CassetteFault(string Code, string Message, bool Retryable);
