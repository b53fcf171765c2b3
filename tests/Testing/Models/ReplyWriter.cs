using System.Text;
using Microsoft.AspNetCore.Http;

namespace Forja.Testing.Models;

/// <summary>Puts one scripted reply on the wire.</summary>
internal sealed class ReplyWriter(HttpContext context, ModelWire wire, string model, TimeProvider time)
{
    private const int CharactersPerToken = 4;

    public async Task WriteAsync(ScriptedReply reply)
    {
        try
        {
            if (reply.Status == StatusCodes.Status200OK) await StreamAsync(reply);
            else await RefuseAsync(reply);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away, as many tests want it to.
        }
    }

    private async Task RefuseAsync(ScriptedReply reply)
    {
        context.Response.StatusCode = reply.Status;
        context.Response.ContentType = "application/json";
        if (reply.RetryAfter is { } wait) context.Response.Headers.RetryAfter = wait;
        await context.Response.WriteAsync(wire.Problem(reply.Status, reply.Problem.Type, reply.Problem.Message), context.RequestAborted);
    }

    private async Task StreamAsync(ScriptedReply reply)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        await SendAsync(reply, wire.Start(model, reply));
        foreach (var step in reply.Steps)
        {
            switch (step)
            {
                case ReplyStep.Say say:
                    await SayAsync(reply, say.Text);
                    break;

                case ReplyStep.Call call:
                    foreach (var piece in wire.Call(model, call, reply.ChunkLength)) await SendAsync(reply, piece);
                    break;

                case ReplyStep.Think think:
                    await SendAsync(reply, wire.Thought(model, think.Text));
                    break;

                case ReplyStep.Hold hold:
                    await hold.Gate.PassAsync(context.RequestAborted);
                    break;

                case ReplyStep.Ping:
                    await SendAsync(reply, wire.Ping);
                    break;

                case ReplyStep.Malformed:
                    await SendAsync(reply, wire.Malformed);
                    break;

                case ReplyStep.Error error:
                    await SendAsync(reply, wire.Error(error.Type, error.Message));
                    return;

                case ReplyStep.EndEarly:
                    return;

                case ReplyStep.Drop:
                    context.Abort();
                    return;

                case ReplyStep.Stall:
                    await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
                    return;
            }
        }

        await SendAsync(reply, wire.End(model, reply));
    }

    private async Task SayAsync(ScriptedReply reply, string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var length = Math.Min(reply.ChunkLength, text.Length - at);
            if (at + length < text.Length && char.IsHighSurrogate(text[at + length - 1])) length++;
            if (reply.TokensPerSecond is { } speed) await Task.Delay(TimeSpan.FromSeconds(length / (CharactersPerToken * speed)), time, context.RequestAborted);
            await SendAsync(reply, wire.Text(model, text.Substring(at, length)));
            at += length;
        }
    }

    private async Task SendAsync(ScriptedReply reply, string events)
    {
        if (!reply.SplitBytes)
        {
            await context.Response.WriteAsync(events, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            return;
        }

        var bytes = Encoding.UTF8.GetBytes((": a comment\n\n" + wire.Unknown + events).Replace("\n", "\r\n", StringComparison.Ordinal));
        for (var at = 0; at < bytes.Length;)
        {
            // Sizes one to seven in a fixed, uneven order.
            var length = Math.Min(1 + (at * 5 % 7), bytes.Length - at);
            await context.Response.Body.WriteAsync(bytes.AsMemory(at, length), context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            at += length;
        }
    }
}
