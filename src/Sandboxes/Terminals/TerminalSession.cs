using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Forja.Sandboxes.Terminals;

/// <summary>
/// One page that looks at a terminal, over a WebSocket: binary messages are the terminal's bytes both ways, text messages are control. The first message to the page
/// is all that is kept of what was printed; the last, before a normal close, says how the program ended.
/// </summary>
internal sealed class TerminalSession(WebSocket socket, Terminal terminal)
{
    private const int Chunk = 64 * 1024, LongestControl = 1024;
    private const ushort MostColumns = 1000;

    public async Task RunAsync(int scrollBack, CancellationToken cancellationToken)
    {
        using var awake = terminal.Sandbox.Hold();
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var showing = ShowAsync(scrollBack, over.Token);
        var typing = TypeAsync(over.Token);
        await Task.WhenAny(showing, typing);

        // Cancelling a receive aborts the socket: the page closes its side first when the terminal ended in order.
        if (showing.IsCompletedSuccessfully) await Task.WhenAny(typing, Task.Delay(TimeSpan.FromSeconds(2), CancellationToken.None));
        await over.CancelAsync();
        await Task.WhenAll(Quietly(showing), Quietly(typing));
    }

    private async Task ShowAsync(int scrollBack, CancellationToken cancellationToken)
    {
        using var reader = terminal.Printed.Enter();
        var all = new byte[scrollBack];
        var count = reader.Read(all);
        await socket.SendAsync(all.AsMemory(0, count), WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);

        var buffer = all.AsMemory(0, Math.Min(Chunk, scrollBack));
        while (true)
        {
            await reader.MoreAsync().WaitAsync(cancellationToken);
            var more = reader.Read(buffer.Span);
            if (more > 0) await socket.SendAsync(buffer[..more], WebSocketMessageType.Binary, endOfMessage: true, cancellationToken);
            else if (terminal.Printed.Over) break;
        }

        var exit = await terminal.Ended.WaitAsync(cancellationToken);
        await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(new { exit }), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    private async Task TypeAsync(CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
                switch (result.MessageType)
                {
                    case WebSocketMessageType.Close:
                        await CloseAsync(cancellationToken);
                        return;
                    case WebSocketMessageType.Binary:
                        await terminal.TypeAsync(buffer.AsMemory(0, result.Count), cancellationToken);
                        break;
                    case WebSocketMessageType.Text when result.EndOfMessage && result.Count <= LongestControl:
                        if (SizeIn(buffer.AsSpan(0, result.Count)) is { } size) await terminal.ResizeAsync(size, cancellationToken);
                        break;
                    default:
                        await socket.CloseOutputAsync(WebSocketCloseStatus.PolicyViolation, "control message too long", cancellationToken);
                        return;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (socket.State == WebSocketState.CloseReceived) await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
    }

    /// <summary>The size in <c>{"resize":{"cols":80,"rows":24}}</c>; null for anything else.</summary>
    internal static TerminalSize? SizeIn(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            using var json = JsonDocument.ParseValue(ref reader);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("resize", out var resize)
                && resize.ValueKind == JsonValueKind.Object
                && resize.TryGetProperty("cols", out var columns) && columns.TryGetUInt16(out var width) && width is > 0 and <= MostColumns
                && resize.TryGetProperty("rows", out var rows) && rows.TryGetUInt16(out var height) && height is > 0 and <= MostColumns
                ? new TerminalSize(width, height)
                : null;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static async Task Quietly(Task task)
    {
        try
        {
            await task;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or IOException)
        {
            // The page went away.
        }
    }
}
