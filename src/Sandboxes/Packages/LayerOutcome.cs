namespace Forja.Sandboxes.Packages;

/// <summary>What became of a wish for a layer. A set that cannot be installed is everyday: a model may name a package that does not exist.</summary>
public abstract record LayerOutcome
{
    private LayerOutcome()
    {
    }

    /// <summary>The layer, and the content of <c>package-lock.json</c> that belongs to it when the project's own is missing or does not match.</summary>
    public sealed record Ready(DependencyLayer Layer, ReadOnlyMemory<byte>? Lock) : LayerOutcome;

    /// <summary>
    /// Why not: <c>dependencies.invalid</c>, <c>dependencies.not-found</c>, <c>dependencies.no-such-version</c>, <c>dependencies.conflict</c>,
    /// <c>dependencies.corrupt</c>, <c>dependencies.registry-unreachable</c>, <c>dependencies.install-failed</c>, <c>dependencies.no-toolchain</c>; with the end of the installer's output.
    /// </summary>
    public sealed record Failed(string Code, string Output) : LayerOutcome;
}
