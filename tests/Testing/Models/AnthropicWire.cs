using System.Text.Json;

namespace Forja.Testing.Models;

/// <summary>The Messages API of Anthropic.</summary>
internal sealed class AnthropicWire : ModelWire
{
    private bool _textOpen;
    private int _index = 1;

    public override string Ping => Event("ping", new { type = "ping" });

    public override string Malformed => "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"te\n\n";

    public override string Unknown => Event("from_the_future", new { type = "from_the_future" });

    public override string Start(string model, ScriptedReply reply) => Event("message_start", new
    {
        type = "message_start",
        message = new
        {
            id = "msg_scripted",
            type = "message",
            role = "assistant",
            model,
            content = Array.Empty<object>(),
            stop_reason = (string?)null,
            stop_sequence = (string?)null,
            usage = new
            {
                input_tokens = reply.Usage.Input,
                output_tokens = 1,
                cache_read_input_tokens = reply.Usage.CacheRead,
                cache_creation_input_tokens = reply.Usage.CacheWrite,
            },
        },
    });

    public override string Text(string model, string text)
    {
        var start = _textOpen ? string.Empty : Event("content_block_start", new { type = "content_block_start", index = _index, content_block = new { type = "text", text = "" } });
        _textOpen = true;
        return start + Event("content_block_delta", new { type = "content_block_delta", index = _index, delta = new { type = "text_delta", text } });
    }

    public override IEnumerable<string> Call(string model, ReplyStep.Call call, int length)
    {
        if (CloseText() is { Length: > 0 } close) yield return close;
        yield return Event("content_block_start", new { type = "content_block_start", index = _index, content_block = new { type = "tool_use", id = call.Id, name = call.Name, input = new { } } });
        foreach (var piece in Pieces(call.Arguments, length))
        {
            yield return Event("content_block_delta", new { type = "content_block_delta", index = _index, delta = new { type = "input_json_delta", partial_json = piece } });
        }

        yield return Event("content_block_stop", new { type = "content_block_stop", index = _index++ });
    }

    public override string Thought(string model, string text) =>
        Event("content_block_start", new { type = "content_block_start", index = 0, content_block = new { type = "thinking", thinking = "", signature = "" } })
        + Event("content_block_delta", new { type = "content_block_delta", index = 0, delta = new { type = "thinking_delta", thinking = text } })
        + Event("content_block_stop", new { type = "content_block_stop", index = 0 });

    public override string End(string model, ScriptedReply reply)
    {
        var reason = reply.StopReason switch
        {
            ScriptedStop.MaxTokens => "max_tokens",
            ScriptedStop.Refusal => "refusal",
            ScriptedStop.Tools => "tool_use",
            ScriptedStop.Other other => other.Reason,
            _ => "end_turn",
        };
        return CloseText()
            + Event("message_delta", new { type = "message_delta", delta = new { stop_reason = reason, stop_sequence = (string?)null }, usage = new { output_tokens = reply.Usage.Output } })
            + Event("message_stop", new { type = "message_stop" });
    }

    public override string Error(string type, string message) => Event("error", new { type = "error", error = new { type, message } });

    public override string Problem(int status, string type, string message) => JsonSerializer.Serialize(new { type = "error", error = new { type, message } });

    private string CloseText()
    {
        if (!_textOpen) return string.Empty;
        _textOpen = false;
        return Event("content_block_stop", new { type = "content_block_stop", index = _index++ });
    }

    private static string Event(string name, object data) => $"event: {name}\ndata: {JsonSerializer.Serialize(data)}\n\n";
}
