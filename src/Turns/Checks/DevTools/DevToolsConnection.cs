using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forja.Turns.Checks.DevTools;

/// <summary>
/// A conversation with a browser over its DevTools protocol. Who is at the other end runs hostile pages, so nothing here grows with what comes: a message above the
/// bound is dropped unread, events go to a handler at once or nowhere, and each call has its own end. One loop reads; events come in order.
/// </summary>
internal sealed class DevToolsConnection : IAsyncDisposable
{
    /// <summary>A screenshot of a large page in base64 is about 3 MB; nothing that is asked for is larger.</summary>
    private const int MostBytes = 8 << 20;

    private readonly ClientWebSocket _socket;
    private readonly HttpMessageInvoker _http;
    private readonly CancellationTokenSource _over = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private readonly ConcurrentDictionary<long, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentDictionary<string, Action<string, JsonElement>> _sessions = new();
    private Task _reading = Task.CompletedTask;
    private long _lastId;

    private DevToolsConnection(ClientWebSocket socket, HttpMessageInvoker http) => (_socket, _http) = (socket, http);

    /// <summary>Whether the other end is gone.</summary>
    public bool Gone => _over.IsCancellationRequested;

    /// <summary>Opens it over streams to the browser's DevTools port.</summary>
    public static async Task<DevToolsConnection> OpenAsync(Func<CancellationToken, ValueTask<Stream>> connect, CancellationToken cancellationToken)
    {
        var http = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = (_, token) => connect(token), UseProxy = false, UseCookies = false, AllowAutoRedirect = false });
        var socket = new ClientWebSocket();
        try
        {
            var address = await AddressAsync(http, cancellationToken);
            await socket.ConnectAsync(address, http, cancellationToken);
            var connection = new DevToolsConnection(socket, http);
            connection._reading = Task.Run(connection.ReadAsync, CancellationToken.None);
            return connection;
        }
        catch (Exception exception) when (exception is HttpRequestException or WebSocketException or JsonException or InvalidOperationException or UriFormatException)
        {
            socket.Dispose();
            http.Dispose();
            throw new DevToolsException("The browser does not answer.", exception);
        }
    }

    /// <summary>Lets a page's events go to a handler, which must be quick and must not fail.</summary>
    public void Listen(string session, Action<string, JsonElement> handler) => _sessions[session] = handler;

    public void Forget(string session) => _sessions.TryRemove(session, out _);

    /// <summary>Calls a method, of the browser or of one page's session.</summary>
    public async Task<JsonElement> CallAsync(string? session, string method, JsonObject? parameters, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = answer;
        try
        {
            var message = new JsonObject { ["id"] = id, ["method"] = method };
            if (parameters is not null) message["params"] = parameters;
            if (session is not null) message["sessionId"] = session;
            await SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), cancellationToken);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _over.Token);
            return await answer.Task.WaitAsync(over.Token);
        }
        catch (OperationCanceledException) when (_over.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new DevToolsException("The browser is gone.");
        }
        finally
        {
            _calls.TryRemove(id, out _);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _over.CancelAsync();
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _http.Dispose();
        _sending.Dispose();
        _over.Dispose();
    }

    private async Task SendAsync(byte[] message, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            // Not cancelled by the caller: a message that is sent in part would end the conversation for all.
            await _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, endOfMessage: true, _over.Token);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            throw new DevToolsException("The browser is gone.", exception);
        }
        finally
        {
            _sending.Release();
        }
    }

    private async Task ReadAsync()
    {
        var message = new ArrayBufferWriter<byte>(64 << 10);
        try
        {
            while (true)
            {
                message.ResetWrittenCount();
                var whole = true;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await _socket.ReceiveAsync(message.GetMemory(16 << 10), _over.Token);
                    if (part.MessageType == WebSocketMessageType.Close) return;
                    message.Advance(part.Count);
                    if (message.WrittenCount <= MostBytes) continue;
                    whole = false;
                    message.ResetWrittenCount();
                }
                while (!part.EndOfMessage);
                if (whole) Take(message.WrittenMemory);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or IOException or OperationCanceledException or InvalidOperationException)
        {
            // The browser ended, or this side did; whoever waits learns it below.
        }
        finally
        {
            await _over.CancelAsync();
        }
    }

    private void Take(ReadOnlyMemory<byte> message)
    {
        JsonElement content;
        try
        {
            content = JsonElement.Parse(message.Span);
        }
        catch (JsonException)
        {
            return;
        }

        if (content.ValueKind != JsonValueKind.Object) return;
        if (content.Number("id") is { } id)
        {
            if (!_calls.TryGetValue((long)id, out var call)) return;
            if (content.Child("error") is { } error) call.TrySetException(new DevToolsException(error.Text("message") ?? "The browser refused a call."));
            else call.TrySetResult(content.Child("result") ?? default);
        }
        else if (content.Text("method") is { } method && _sessions.TryGetValue(content.Text("sessionId") ?? "", out var handler))
        {
            handler(method, content.Child("params") ?? default);
        }
    }

    private static async Task<Uri> AddressAsync(HttpMessageInvoker http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "http://127.0.0.1:9222/json/version");
        using var response = await http.SendAsync(request, cancellationToken);
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[16 << 10];
        var length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var address = new Uri(JsonElement.Parse(buffer.AsSpan(0, length)).Text("webSocketDebuggerUrl") ?? "");
        return new UriBuilder("ws", "127.0.0.1", 9222, address.AbsolutePath).Uri;
    }
}
