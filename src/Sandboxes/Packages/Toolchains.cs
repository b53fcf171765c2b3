namespace Forja.Sandboxes.Packages;

/// <summary>The language runtimes that sandboxes get, fetched once and kept.</summary>
public sealed class Toolchains
{
    /// <summary>Node with npm. Throws <see cref="SandboxFailedException"/> when it can neither be fetched nor found on this machine.</summary>
    public Task<Toolchain> NodeAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
