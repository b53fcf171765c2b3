using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Forja.Generation.Models;

namespace Forja.Generation.Cassettes;

/// <summary>How calls are written on a cassette and read from it. Pure but for the hash.</summary>
internal static partial class Cassette
{
    public const string Ending = ".cassette.jsonl";

    /// <summary>Names a request by its last message; system prompts and files may change between recording and replay.</summary>
    public static string KeyOf(ModelCall call)
    {
        var last = call.Messages[^1];
        var text = RequestIn(last.Text) + "\n" + string.Join('\n', last.Results.Select(result => result.Text));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(WithoutSecrets(text))))[..16];
    }

    public static CassetteLine Of(ModelCall call) => new()
    {
        Request = new CassetteRequest(
            call.ModelId,
            KeyOf(call),
            [
                .. call.Messages.Select(message => new CassetteMessage(
                    message.FromModel ? "assistant" : "user",
                    WithoutSecrets(message.Text),
                    message.Results.Count == 0 ? null : [.. message.Results.Select(result => WithoutSecrets(result.Text))])),
            ],
            [.. call.Tools.Select(tool => tool.Name)]),
    };

    /// <summary>A line for an update that carries no words; null for those that are not recorded.</summary>
    public static CassetteLine? Of(ModelUpdate update, long at) => update switch
    {
        ModelUpdate.ToolStarted tool => new CassetteLine { At = at, Tool = new CassetteTool(tool.Index, tool.Id, tool.Name) },
        ModelUpdate.ToolEnded tool => new CassetteLine { At = at, ToolEnd = tool.Index },
        ModelUpdate.Tokens tokens => new CassetteLine { At = at, Tokens = new CassetteTokens(tokens.Counts.Input, tokens.Counts.Output, tokens.Counts.CacheRead, tokens.Counts.CacheWrite) },
        ModelUpdate.Stopped stop => new CassetteLine { At = at, Stop = new CassetteStop($"{stop.Kind}", stop.Reason) },
        _ => null,
    };

    public static CassetteLine Of(ModelFault fault, long at) => new() { At = at, Fault = new CassetteFault(fault.Code, WithoutSecrets(fault.Message), fault.Retryable) };

    /// <summary>The update that a line tells; null for the request. Throws the fault that ended the call.</summary>
    public static ModelUpdate? Read(CassetteLine line) => line switch
    {
        { Text: { } text } => new ModelUpdate.Text(text),
        { Tool: { } tool } => new ModelUpdate.ToolStarted(tool.Index, tool.Id, tool.Name),
        { Arguments: { } arguments } => new ModelUpdate.ToolArguments(arguments.Index, arguments.Json),
        { ToolEnd: { } index } => new ModelUpdate.ToolEnded(index),
        { Tokens: { } tokens } => new ModelUpdate.Tokens(new TokenCounts(tokens.Input, tokens.Output, tokens.CacheRead, tokens.CacheWrite)),
        { Stop: { } stop } => new ModelUpdate.Stopped(Enum.Parse<StopKind>(stop.Kind), stop.Reason),
        { Fault: { } fault } => throw new ModelFault(fault.Code, fault.Message, fault.Retryable),
        _ => null,
    };

    /// <summary>Text without what looks like a key or a token.</summary>
    public static string WithoutSecrets(string text) => Secret().Replace(text, "[removed]");

    private static string RequestIn(string text)
    {
        var start = text.LastIndexOf("<request>", StringComparison.Ordinal);
        return start < 0 ? text : text[start..];
    }

    // In arguments, which are JSON, an escape may stand right before it.
    [GeneratedRegex(@"(?:(?<![A-Za-z0-9])|(?<=\\u[0-9A-Fa-f]{4})|(?<=\\[nrtbf]))(?:sk-(?:ant-|proj-)?[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|github_pat_[A-Za-z0-9_]{20,}|glpat-[A-Za-z0-9_-]{16,}|AKIA[0-9A-Z]{16}|xox[abprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{30,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})")]
    private static partial Regex Secret();
}
