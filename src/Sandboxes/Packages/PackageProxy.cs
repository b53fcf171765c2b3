using Forja.Sandboxes.Packages.Registry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Forja.Sandboxes.Packages;

/// <summary>
/// The npm registry as sandboxes see it: a verified cache in front of the real one, read by a Kestrel of its own that listens on nothing; every connection
/// is handed to it by a sandbox's agent. A sandbox can read from it and write nothing into it.
/// </summary>
public sealed class PackageProxy : IAsyncDisposable
{
    private readonly RegistryEndpoints _endpoints;
    private readonly ILoggerFactory _logging;
    private readonly StreamListener _listener = new();
    private readonly Lazy<Task<WebApplication>> _server;

    internal PackageProxy(RegistryEndpoints endpoints, ILoggerFactory logging)
    {
        (_endpoints, _logging) = (endpoints, logging);
        _server = new Lazy<Task<WebApplication>>(StartAsync);
    }

    /// <summary>Serves one HTTP/1.1 connection that a package manager inside a sandbox opened, until either side ends it.</summary>
    public async Task HandleConnectionAsync(Stream stream, CancellationToken cancellationToken)
    {
        await _server.Value.WaitAsync(cancellationToken);
        await _listener.ServeAsync(stream, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server.IsValueCreated) await (await _server.Value).DisposeAsync();
    }

    private async Task<WebApplication> StartAsync()
    {
        // Empty: no settings and no other address than the listener's.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton(_logging);
        builder.Services.AddSingleton<Microsoft.AspNetCore.Connections.IConnectionListenerFactory>(_listener);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(5);
            kestrel.Listen(StreamListener.StreamEndPoint.Instance);
        });
        var server = builder.Build();
        server.Run(_endpoints.HandleAsync);
        await server.StartAsync();
        return server;
    }
}
