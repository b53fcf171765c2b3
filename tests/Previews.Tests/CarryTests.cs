using System.Net.WebSockets;
using System.Security.Cryptography;
using Forja.Previews.Targets;
using Forja.Previews.Tests.Scene;
using Forja.ProjectFiles;
using Forja.Testing.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Previews.Tests;

/// <summary>What passes between a browser and an app through the edge, byte by byte.</summary>
public sealed class CarryTests : IAsyncLifetime
{
    private readonly ProjectId _project = ProjectId.New();
    private Edge _edge = null!;
    private AppBehind? _app;
    private string _host = null!;
    private string _cookie = null!;

    public async ValueTask InitializeAsync()
    {
        _edge = await Edge.StartAsync();
        _host = _edge.PreviewHost(_project);
        _cookie = await _edge.OpenPreviewAsync(_project);
    }

    public async ValueTask DisposeAsync()
    {
        await _edge.DisposeAsync();
        if (_app is not null) await _app.DisposeAsync();
    }

    [Fact]
    [Trait("Case", "P3")]
    public async Task Credentials_OfOurs_DoNotReachTheApp()
    {
        await RunAsync(context => context.Response.WriteAsync("ok"));
        var session = await _edge.SignInAsync();

        await AskAsync($"GET /a HTTP/1.1\nHost: {_host}\nCookie: theme=dark; {_cookie}; {session}\nAuthorization: Bearer {_edge.Instance.Token}\n"
            + $"Referer: http://{_host}/?forja-token=x\nX-Forwarded-For: 6.6.6.6\nX-Forwarded-Host: evil\nForwarded: for=6.6.6.6\n\n");
        await AskAsync($"GET /b HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nAuthorization: Bearer the-apps-own\n\n");

        var first = _app!.Seen.First().Headers;
        Assert.Equal("theme=dark", first["Cookie"]);
        Assert.DoesNotContain("Authorization", first.Keys);
        Assert.DoesNotContain("Referer", first.Keys);
        Assert.DoesNotContain("Forwarded", first.Keys);
        Assert.Equal(("127.0.0.1", _host, "http"), (first["X-Forwarded-For"], first["X-Forwarded-Host"], first["X-Forwarded-Proto"]));
        Assert.Equal(_host, first["Host"]);
        var second = _app.Seen.Last().Headers;
        Assert.Equal("Bearer the-apps-own", second["Authorization"]);
        Assert.DoesNotContain("Cookie", second.Keys);
        Assert.All(_app.Seen, seen => Assert.DoesNotContain(seen.Headers, header => header.Value.Contains(_edge.Instance.Token, StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Case", "P4")]
    public async Task SetCookie_OfTheApp_IsItsOwnHostsAndNeverOurs()
    {
        await RunAsync(context =>
        {
            context.Response.Headers.SetCookie = new[] { "a=1; Domain=preview.localhost", $"{_cookie.Split('=')[0]}=mine; Path=/; Secure", "__Host-forja-zzz=1; Secure; Path=/", "b=2; HttpOnly" };
            context.Response.Headers["Clear-Site-Data"] = "\"cookies\"";
            return context.Response.WriteAsync("ok");
        });

        var response = await AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");

        Assert.Equal(["a=1; SameSite=None; Secure; Partitioned", "b=2; HttpOnly; SameSite=None; Secure; Partitioned"], response.All("Set-Cookie"));
        Assert.Null(response.Header("Clear-Site-Data"));
    }

    [Theory]
    [InlineData("/a%2Fb/%252e%252e/c?x=%2F&y=a+b")]
    [InlineData("/@id/__x00__virtual:thing?import&t=1")]
    [InlineData("/[slug]/%5Bx%5D;v=1//double?")]
    [InlineData("/caf%C3%A9")]
    [InlineData("/__forja/changes")]
    public async Task Target_OfARequest_ReachesTheAppAsSent(string target)
    {
        await RunAsync(context => context.Response.WriteAsync("ok"));

        await AskAsync($"GET {target} HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");

        Assert.Equal($"GET {target}", _app!.Seen.Single().Target);
    }

    [Theory]
    [Trait("Case", "P10")]
    [InlineData("Content-Length: 4\nTransfer-Encoding: chunked\n\n0\n\nGET /second HTTP/1.1\nHost: {0}\n\n")]
    [InlineData("Transfer-Encoding: chunked\nContent-Length: 4\n\n0\n\nGET /second HTTP/1.1\nHost: {0}\n\n")]
    [InlineData("Content-Length: 0\nContent-Length: 30\n\nGET /second HTTP/1.1\nHost: {0}\n\n")]
    [InlineData("Content-Length: 5, 5\n\nabcde")]
    [InlineData("Transfer-Encoding: xchunked\n\n0\n\nGET /second HTTP/1.1\nHost: {0}\n\n")]
    [InlineData("Transfer-Encoding: chunked, identity\n\n0\n\nGET /second HTTP/1.1\nHost: {0}\n\n")]
    [InlineData("Transfer-Encoding : chunked\n\n0\n\n")]
    [InlineData("Transfer-Encoding:\n chunked\n\n0\n\n")]
    public async Task Length_ThatReadsTwoWays_EndsTheConnection(string rest)
    {
        await RunAsync(context => context.Response.WriteAsync("ok"));
        await using var connection = await RawConnection.OpenAsync(_edge.Port);

        await connection.SendAsync($"POST /first HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n{string.Format(rest, _host)}");
        var response = await connection.ReadResponseAsync();
        var after = await connection.ReadToEndAsync();

        Assert.True(response.Status is 400 or 501, $"answered {response.Status}");
        Assert.Empty(after);
        Assert.Empty(_app!.Seen);
    }

    [Theory]
    [Trait("Case", "P10")]
    [InlineData("5;ext=\nX\r\nabcde\r\n0\r\n\r\nGET /second HTTP/1.1\r\nHost: {0}\r\n\r\n")]
    [InlineData("5;a\rb\r\nabcde\r\n0\r\n\r\n")]
    [InlineData("0x5\r\nabcde\r\n0\r\n\r\n")]
    [InlineData("5\r\nabcdeXX0\r\n\r\nGET /second HTTP/1.1\r\nHost: {0}\r\n\r\n")]
    public async Task Chunk_Malformed_IsNeverASecondRequest(string chunks)
    {
        await RunAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync("ok");
        });
        await using var connection = await RawConnection.OpenAsync(_edge.Port);

        await connection.SendAsync($"POST /first HTTP/1.1\r\nHost: {_host}\r\nCookie: {_cookie}\r\nTransfer-Encoding: chunked\r\n\r\n{string.Format(chunks, _host)}");
        var response = await connection.ReadResponseAsync();
        await connection.ReadToEndAsync();

        Assert.True(response.Status >= 400, $"answered {response.Status}");
        Assert.DoesNotContain(_app!.Seen, seen => seen.Target.Contains("second", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Case", "P10")]
    public async Task Header_EndedByABareLineFeed_HidesNothing()
    {
        await RunAsync(context => context.Response.WriteAsync("ok"));

        var response = await AskAsync($"GET / HTTP/1.1\r\nHost: {_host}\r\nCookie: {_cookie}\r\nX-A: 1\nTransfer-Encoding: chunked\r\n\r\n");

        Assert.Equal(400, response.Status);
        Assert.Empty(_app!.Seen);
    }

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:10.0.0.1]/")]
    public async Task Redirect_OfTheApp_IsTheBrowsersToFollow(string location)
    {
        await RunAsync(context =>
        {
            context.Response.Redirect(location);
            return Task.CompletedTask;
        });

        var response = await AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");

        Assert.Equal((302, location), (response.Status, response.Header("Location")));
        Assert.Single(_edge.Targets.Connections.Distinct());
    }

    [Theory]
    [Trait("Case", "P11")]
    [InlineData("GET http://169.254.169.254/ HTTP/1.1")]
    [InlineData("CONNECT 169.254.169.254:80 HTTP/1.1")]
    [InlineData("GET //169.254.169.254/ HTTP/1.1")]
    [InlineData("GET @169.254.169.254/ HTTP/1.1")]
    public async Task Target_NamingAnotherHost_GoesNowhereElse(string line)
    {
        await RunAsync(context => context.Response.WriteAsync("ok"));

        await AskAsync($"{line}\nHost: {_host}\nCookie: {_cookie}\n\n");

        Assert.All(_edge.Targets.Connections, connection => Assert.Equal($"{_project}:5173@1", connection));
    }

    [Fact]
    [Trait("Case", "P18")]
    public async Task WebSocket_OfTheApp_CarriesBothWays()
    {
        await RunAsync(async context =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync("vite-hmr");
            var buffer = new byte[1024];
            var got = await socket.ReceiveAsync(buffer.AsMemory(), default);
            await socket.SendAsync(buffer.AsMemory(0, got.Count), WebSocketMessageType.Text, true, default);
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, default);
        });
        using var client = new ClientWebSocket();
        client.Options.SetRequestHeader("Host", _host);
        client.Options.SetRequestHeader("Cookie", _cookie);
        client.Options.SetRequestHeader("Origin", $"http://{_host}");
        client.Options.AddSubProtocol("vite-hmr");

        await client.ConnectAsync(new Uri($"ws://127.0.0.1:{_edge.Port}/?token=x"), default);
        await client.SendAsync("hello"u8.ToArray(), WebSocketMessageType.Text, true, default);
        var buffer = new byte[1024];
        var answer = await client.ReceiveAsync(buffer.AsMemory(), default);

        Assert.Equal("vite-hmr", client.SubProtocol);
        Assert.Equal("hello"u8.ToArray(), buffer[..answer.Count]);
        Assert.Equal(WebSocketMessageType.Close, (await client.ReceiveAsync(buffer.AsMemory(), default)).MessageType);
    }

    [Fact]
    [Trait("Case", "P18")]
    public async Task EventStream_OfTheApp_ComesEventByEvent()
    {
        var next = new TaskCompletionSource();
        await RunAsync(async context =>
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await next.Task;
            await context.Response.WriteAsync("data: 2\n\n");
        });
        await using var connection = await RawConnection.OpenAsync(_edge.Port);
        await connection.SendAsync($"GET /events HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nAccept: text/event-stream\n\n");
        var head = await connection.ReadResponseAsync(toHead: true);

        Assert.Equal("text/event-stream", head.Header("Content-Type"));
        await connection.ReadLineAsync();
        Assert.Equal("data: 1", await connection.ReadLineAsync());
        next.SetResult();
        string line;
        while ((line = await connection.ReadLineAsync()) != "data: 2") Assert.DoesNotContain("data: 1", line);
    }

    [Fact]
    [Trait("Case", "P18")]
    public async Task Body_Of100Megabytes_PassesBothWaysUnbuffered()
    {
        const int Chunk = 1 << 20;
        const int Count = 100;
        var arrived = new TaskCompletionSource();
        await RunAsync(async context =>
        {
            // The answer begins before the upload ends: nothing in between waits for the whole.
            var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[Chunk];
            while (await context.Request.Body.ReadAsync(buffer) is var read and > 0)
            {
                hash.AppendData(buffer, 0, read);
                arrived.TrySetResult();
            }

            context.Response.Headers["X-Upload"] = Convert.ToHexString(hash.GetHashAndReset());
            context.Response.ContentLength = (long)Chunk * Count;
            for (var index = 0; index < Count; index++) await context.Response.Body.WriteAsync(Piece(index, Chunk));
        });
        await using var connection = await RawConnection.OpenAsync(_edge.Port);
        var expected = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        await connection.SendAsync($"POST /up HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nContent-Length: {(long)Chunk * Count}\n\n");
        await connection.SendAsync(Piece(0, Chunk));
        await arrived.Task;
        for (var index = 1; index < Count; index++) await connection.SendAsync(Piece(index, Chunk));
        var head = await connection.ReadResponseAsync(toHead: true);
        for (var index = 0; index < Count; index++)
        {
            expected.AppendData(Piece(index, Chunk));
            Assert.Equal(Piece(index, Chunk), await connection.ReadExactlyAsync(Chunk));
        }

        Assert.Equal(Convert.ToHexString(expected.GetHashAndReset()), head.Header("X-Upload"));
    }

    [Fact]
    [Trait("Case", "P18")]
    public async Task Range_OfAFile_IsTheAppsToAnswer()
    {
        await RunAsync(context => Results.Bytes("0123456789"u8.ToArray(), "video/mp4", enableRangeProcessing: true).ExecuteAsync(context));

        var response = await AskAsync($"GET /film.mp4 HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\nRange: bytes=2-4\n\n");

        Assert.Equal((206, "234", "bytes 2-4/10"), (response.Status, response.Body, response.Header("Content-Range")));
    }

    [Fact]
    [Trait("Case", "P16")]
    public async Task Connections_OfAnEarlierRun_AreNotUsedForTheNext()
    {
        await RunAsync(context => context.Response.WriteAsync("first"));
        Assert.Equal("first", (await AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n")).Body);
        await using var second = await AppBehind.StartAsync("text/plain", "second");

        // The first app still listens and its kept connection is warm.
        _edge.Targets.Run(_project, 2, (5173, second.Port));

        for (var index = 0; index < 20; index++) Assert.Equal("second", (await AskAsync($"GET / HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n")).Body);
        Assert.Single(_app!.Seen);
    }

    [Fact]
    [Trait("Case", "P13")]
    public async Task Cut_OpenSocketsAndStreams_End()
    {
        await RunAsync(async context =>
        {
            await context.Response.WriteAsync("data: 1\n\n");
            await context.Response.Body.FlushAsync();
            await new TaskCompletionSource().Task.WaitAsync(context.RequestAborted);
        });
        await using var connection = await RawConnection.OpenAsync(_edge.Port);
        await connection.SendAsync($"GET /events HTTP/1.1\nHost: {_host}\nCookie: {_cookie}\n\n");
        await connection.ReadResponseAsync(toHead: true);

        _edge.Services.GetRequiredService<PreviewTraffic>().Cut(_project);

        await connection.ReadToEndAsync();
    }

    [Fact]
    [Trait("Case", "P20")]
    public async Task Requests_AboveTheLimitOfAProject_AreToldToComeLater()
    {
        await using var edge = await Edge.StartAsync(new() { ["Forja:Previews:MaxConcurrentRequests"] = "16" });
        var open = new SemaphoreSlim(0);
        var end = new TaskCompletionSource();
        await using var app = await AppBehind.StartAsync(async context =>
        {
            open.Release();
            await end.Task;
        });
        edge.Targets.Run(_project, 1, (5173, app.Port));
        var host = edge.PreviewHost(_project);
        var cookie = await edge.OpenPreviewAsync(_project);
        var request = $"GET / HTTP/1.1\nHost: {host}\nCookie: {cookie}\n\n";

        var busy = Enumerable.Range(0, 16).Select(_ => edge.AskAsync(request)).ToList();
        for (var index = 0; index < 16; index++) await open.WaitAsync();
        var refused = await edge.AskAsync(request);
        end.SetResult();
        await Task.WhenAll(busy);
        var later = await edge.AskAsync(request);

        Assert.Equal((503, "5"), (refused.Status, refused.Header("Retry-After")));
        Assert.Equal(200, later.Status);
    }

    private static byte[] Piece(int index, int size)
    {
        var piece = new byte[size];
        new Random(index).NextBytes(piece);
        return piece;
    }

    private async Task RunAsync(RequestDelegate answer)
    {
        _app = await AppBehind.StartAsync(answer);
        _edge.Targets.Run(_project, 1, (5173, _app.Port));
    }

    private Task<RawResponse> AskAsync(string request) => _edge.AskAsync(request);
}
