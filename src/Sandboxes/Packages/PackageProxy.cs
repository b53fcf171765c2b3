namespace Forja.Sandboxes.Packages;

/// <summary>The npm registry as sandboxes see it: a verified cache in front of the real one.</summary>
public sealed class PackageProxy
{
    /// <summary>Serves one HTTP/1.1 connection that a package manager inside a sandbox opened, until either side ends it.</summary>
    public Task HandleConnectionAsync(Stream stream, CancellationToken cancellationToken) => throw new NotImplementedException();
}
