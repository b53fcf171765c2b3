using System.Text.Json;

namespace Forja.Testing.Models;

/// <summary>What the server answers to one request: an HTTP error, or a stream of steps. Immutable; each method gives a longer reply.</summary>
public sealed record ScriptedReply
{
    /// <summary>The steps, in order.</summary>
    public IReadOnlyList<ReplyStep> Steps { get; init; } = [];

    /// <summary>What the closing events say.</summary>
    public ScriptedStop StopReason { get; init; } = new ScriptedStop.Done();

    /// <summary>Characters of text in one event; about six tokens.</summary>
    public int ChunkLength { get; init; } = 24;

    /// <summary>Set to send at this speed, four characters a token; null = as fast as the client reads.</summary>
    public double? TokensPerSecond { get; init; }

    /// <summary>Writes the body in pieces of one to seven bytes, with CRLF, comments and unknown events between.</summary>
    public bool SplitBytes { get; init; }

    /// <summary>The HTTP status; anything but 200 sends an error and no stream.</summary>
    public int Status { get; init; } = 200;

    /// <summary>The <c>retry-after</c> header.</summary>
    public string? RetryAfter { get; init; }

    /// <summary>The error's type and message where <see cref="Status"/> is not 200.</summary>
    public (string Type, string Message) Problem { get; init; } = ("api_error", "scripted error");

    /// <summary>Tokens told: input, output, read from cache, written to cache.</summary>
    public (int Input, int Output, int CacheRead, int CacheWrite) Usage { get; init; } = (1000, 500, 0, 0);

    public static ScriptedReply Text(string text) => new ScriptedReply().Say(text);

    public static ScriptedReply Error(int status, string? retryAfter = null, string type = "api_error", string message = "scripted error") =>
        new() { Status = status, RetryAfter = retryAfter, Problem = (type, message) };

    public ScriptedReply Say(string text) => With(new ReplyStep.Say(text));

    /// <summary>Calls a tool; the reply then stops for it.</summary>
    public ScriptedReply Call(string name, object arguments, string? id = null) => CallRaw(name, JsonSerializer.Serialize(arguments), id);

    /// <summary>Calls a tool with arguments that may be anything.</summary>
    public ScriptedReply CallRaw(string name, string arguments, string? id = null) =>
        With(new ReplyStep.Call(id ?? $"call_{Steps.Count}_{name}", name, arguments)) with { StopReason = new ScriptedStop.Tools() };

    public ScriptedReply Think(string text) => With(new ReplyStep.Think(text));

    public ScriptedReply Hold(ReplyGate gate) => With(new ReplyStep.Hold(gate));

    public ScriptedReply Ping() => With(new ReplyStep.Ping());

    public ScriptedReply Drop() => With(new ReplyStep.Drop());

    public ScriptedReply EndEarly() => With(new ReplyStep.EndEarly());

    public ScriptedReply Stall() => With(new ReplyStep.Stall());

    public ScriptedReply ErrorEvent(string type = "overloaded_error", string message = "Overloaded") => With(new ReplyStep.Error(type, message));

    public ScriptedReply Malformed() => With(new ReplyStep.Malformed());

    public ScriptedReply StoppedBy(ScriptedStop reason) => this with { StopReason = reason };

    private ScriptedReply With(ReplyStep step) => this with { Steps = [.. Steps, step] };
}
