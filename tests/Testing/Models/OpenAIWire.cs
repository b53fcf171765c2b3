using System.Text.Json;

namespace Forja.Testing.Models;

/// <summary>Chat Completions as OpenAI, Ollama and the like speak it.</summary>
internal sealed class OpenAIWire : ModelWire
{
    private int _calls;

    public override string Ping => ": ping\n\n";

    public override string Malformed => "data: {\"id\":\"chatcmpl-scripted\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"cont\n\n";

    public override string Unknown => string.Empty;

    public override string Start(string model, ScriptedReply reply) => Chunk(model, new { role = "assistant", content = "" }, null);

    public override string Text(string model, string text) => Chunk(model, new { content = text }, null);

    public override IEnumerable<string> Call(string model, ReplyStep.Call call, int length)
    {
        var index = _calls++;
        yield return Chunk(model, new { tool_calls = new[] { new { index, id = call.Id, type = "function", function = new { name = call.Name, arguments = "" } } } }, null);
        foreach (var piece in Pieces(call.Arguments, length)) yield return Chunk(model, new { tool_calls = new[] { new { index, function = new { arguments = piece } } } }, null);
    }

    public override string Thought(string model, string text) => Chunk(model, new { content = "", reasoning_content = text }, null);

    public override string End(string model, ScriptedReply reply)
    {
        var reason = reply.StopReason switch
        {
            ScriptedStop.MaxTokens => "length",
            ScriptedStop.Refusal => "content_filter",
            ScriptedStop.Tools => "tool_calls",
            ScriptedStop.Other other => other.Reason,
            _ => "stop",
        };
        var usage = new
        {
            id = "chatcmpl-scripted",
            @object = "chat.completion.chunk",
            created = 1_760_000_000,
            model,
            choices = Array.Empty<object>(),
            usage = new
            {
                // OpenAI counts cached tokens inside the prompt's.
                prompt_tokens = reply.Usage.Input + reply.Usage.CacheRead,
                completion_tokens = reply.Usage.Output,
                total_tokens = reply.Usage.Input + reply.Usage.CacheRead + reply.Usage.Output,
                prompt_tokens_details = new { cached_tokens = reply.Usage.CacheRead },
            },
        };
        return Chunk(model, new { }, reason) + $"data: {JsonSerializer.Serialize(usage)}\n\ndata: [DONE]\n\n";
    }

    public override string Error(string type, string message) => $"data: {JsonSerializer.Serialize(new { error = new { type, message, code = type } })}\n\n";

    public override string Problem(int status, string type, string message) => JsonSerializer.Serialize(new { error = new { type, message, code = type, param = (string?)null } });

    private static string Chunk(string model, object delta, string? reason) => "data: " + JsonSerializer.Serialize(new
    {
        id = "chatcmpl-scripted",
        @object = "chat.completion.chunk",
        created = 1_760_000_000,
        model,
        choices = new[] { new { index = 0, delta, finish_reason = reason } },
    }) + "\n\n";
}
