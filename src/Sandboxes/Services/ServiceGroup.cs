using System.Collections.Immutable;

namespace Forja.Sandboxes.Services;

/// <summary>The services that one run of an app asked for: the ways to them, the variables that name them, and when all of them answer.</summary>
internal sealed class ServiceGroup(ImmutableArray<ServiceSandbox> services, IReadOnlyDictionary<string, string> variables, Task ready)
{
    public static ServiceGroup None { get; } = new([], ImmutableDictionary<string, string>.Empty, Task.CompletedTask);

    public bool IsEmpty => services.IsEmpty;

    public IReadOnlyDictionary<string, string> Variables => variables;

    /// <summary>Fails with the code of the first that could not be started.</summary>
    public Task Ready => ready;

    public IReadOnlyDictionary<ushort, Func<Stream, CancellationToken, Task>> Ways => services.ToDictionary(
        service => service.Kind.Port, service => (Func<Stream, CancellationToken, Task>)((stream, token) => CarryAsync(service, stream, token)));

    private static async Task CarryAsync(ServiceSandbox service, Stream client, CancellationToken cancellationToken)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await using var far = await service.ConnectAsync(cancellationToken);
            await Task.WhenAny(client.CopyToAsync(far, over.Token), far.CopyToAsync(client, over.Token));
        }
        catch (Exception exception) when (exception is SandboxFailedException or PortClosedException)
        {
            // The client sees a closed connection; what is wrong with the service is in its own state and log.
        }
        finally
        {
            await over.CancelAsync();
        }
    }
}
