using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Forja.ProjectFiles;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Egress;

/// <summary>
/// The one way out of a sandbox: a forward proxy for HTTP and, by CONNECT, for everything over TLS. It judges the name, looks it up once, judges the address, and connects to
/// that very address: what a name leads to later, or where an answer redirects to, is judged anew.
/// </summary>
internal sealed class EgressProxy(EgressPolicies policies, EgressLog log, IEgressNetwork network, SandboxLogs logs, IEnumerable<ISandboxObserver> observers, IOptions<EgressOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<Way, CancellationTokenSource> _open = new();
    private readonly ISandboxObserver[] _observers = [.. observers];

    /// <summary>Serves one connection that a program of the project's sandbox opened, until either side ends it.</summary>
    public async Task ServeAsync(ProjectId project, Stream client, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(options.Value.RequestTimeout);
        if (await ProxyRequest.ReadAsync(client, late.Token) is not { } request)
        {
            await AnswerAsync(client, "400 Bad Request", "request.invalid", "This is a proxy for HTTP and CONNECT.", cancellationToken);
            return;
        }

        late.CancelAfter(Timeout.InfiniteTimeSpan);
        var (upstream, code) = await OpenAsync(project, request, cancellationToken);
        Note(project, request, code);
        if (upstream is null)
        {
            var status = code is EgressCodes.Unreachable or EgressCodes.UnknownName ? "502 Bad Gateway" : "403 Forbidden";
            await AnswerAsync(client, status, code!, Words(code!, request), cancellationToken);
            return;
        }

        await using (upstream)
        {
            if (request.Tunnel) await client.WriteAsync("HTTP/1.1 200 Connection established\r\n\r\n"u8.ToArray(), cancellationToken);
            if (request.Onward.Length > 0) await upstream.WriteAsync(request.Onward, cancellationToken);
            await CarryAsync(new Way(project, request.Host, request.Port, Guid.NewGuid()), client, upstream, cancellationToken);
        }
    }

    /// <summary>Ends the project's connections that its rules do not allow any more: at once, and not when they happen to close.</summary>
    public async Task CutForbiddenAsync(ProjectId project)
    {
        foreach (var (way, over) in _open.Where(pair => pair.Key.Project == project))
        {
            try
            {
                if (!await policies.AllowsAsync(project, way.Host, way.Port, CancellationToken.None)) await over.CancelAsync();
            }
            catch (ObjectDisposedException)
            {
                // It has just ended by itself.
            }
        }
    }

    private async Task<(Stream? Upstream, string? Code)> OpenAsync(ProjectId project, ProxyRequest request, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(request.Host, out var literal))
        {
            // An address has no name that could be allowed. It is told apart so that nobody allows what would not help.
            return (null, IsOpen(literal) ? EgressCodes.NotAllowed : EgressCodes.PrivateAddress);
        }

        if (!DomainRule.IsName(request.Host) || !await policies.AllowsAsync(project, request.Host, request.Port, cancellationToken)) return (null, EgressCodes.NotAllowed);
        if (_open.Keys.Count(way => way.Project == project) >= options.Value.ConnectionsPerProject) return (null, EgressCodes.TooMany);

        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(options.Value.ConnectTimeout);
        try
        {
            var addresses = await network.ResolveAsync(request.Host, late.Token);
            var open = addresses.Where(IsOpen).ToArray();
            if (open.Length == 0) return (null, addresses.Length == 0 ? EgressCodes.UnknownName : EgressCodes.PrivateAddress);
            return (await ConnectAsync(open, request.Port, late.Token), null);
        }
        catch (SocketException exception)
        {
            return (null, exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain ? EgressCodes.UnknownName : EgressCodes.Unreachable);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, EgressCodes.Unreachable);
        }
    }

    private async Task<Stream> ConnectAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        foreach (var address in addresses[..^1])
        {
            try
            {
                return await network.ConnectAsync(address, port, cancellationToken);
            }
            catch (SocketException)
            {
                // The next one may do.
            }
        }

        return await network.ConnectAsync(addresses[^1], port, cancellationToken);
    }

    private static bool IsOpen(IPAddress address) => PublicAddress.IsPublic(address) && !PublicAddress.OfThisMachine().Contains(address);

    private async Task CarryAsync(Way way, Stream client, Stream upstream, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _open[way] = over;
        try
        {
            var there = PassAsync(client, upstream, over.Token);
            var back = PassAsync(upstream, client, over.Token);
            await Task.WhenAny(there, back);
            // One side's end is passed on; the other may still have something to say, as after a request whose sender closed its half.
            if (!back.IsCompleted) await back;
            await over.CancelAsync();
            await Task.WhenAll(there, back);
        }
        finally
        {
            _open.TryRemove(way, out _);
        }
    }

    private static async Task PassAsync(Stream from, Stream to, CancellationToken cancellationToken)
    {
        try
        {
            await from.CopyToAsync(to, cancellationToken);
            if (to is NetworkStream { Socket: var socket }) socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // Either side went away, or is not allowed any more.
        }
    }

    private void Note(ProjectId project, ProxyRequest request, string? code)
    {
        if (!log.Add(project, request.Host, request.Port, code) || code is null) return;

        var line = logs.Append(project, new SandboxLogLine(time.GetUtcNow(), SandboxLogLine.System, "error", Words(code, request)));
        foreach (var observer in _observers) observer.OnLog(project, line);
    }

    private static string Words(string code, ProxyRequest request) => code switch
    {
        EgressCodes.NotAllowed => $"The app tried to reach {request.Host}:{request.Port}, which this project does not allow. Allow the domain in the project's network settings. ({code})",
        EgressCodes.PrivateAddress => $"The app tried to reach {request.Host}:{request.Port}, which is on a private network or this machine; that is never allowed. ({code})",
        EgressCodes.UnknownName => $"The app tried to reach {request.Host}:{request.Port}, and there is no such name. ({code})",
        EgressCodes.TooMany => $"The app has too many connections to the outside open; {request.Host}:{request.Port} was refused. ({code})",
        _ => $"The app tried to reach {request.Host}:{request.Port}, and nobody answered. ({code})",
    };

    private static async Task AnswerAsync(Stream client, string status, string code, string words, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(words + "\n");
        var head = $"HTTP/1.1 {status}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {body.Length}\r\nForja-Code: {code}\r\nConnection: close\r\n\r\n";
        await client.WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], cancellationToken);
    }

    private sealed record Way(ProjectId Project, string Host, int Port, Guid Id);
}
