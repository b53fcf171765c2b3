namespace Forja.Sandboxes.Packages;

/// <summary>The files of a project that decide which packages it needs. What they mean is read by <see cref="DependencyLayers"/>.</summary>
public sealed record DependencySet
{
    /// <summary>Content of <c>package.json</c>.</summary>
    public required ReadOnlyMemory<byte> Package { get; init; }

    /// <summary>Content of <c>package-lock.json</c>; null when there is none.</summary>
    public ReadOnlyMemory<byte>? Lock { get; init; }

    /// <summary>
    /// Content of the Vite configuration; null when there is none. It is never run while a layer is built, unless it is a starter's own, byte for byte.
    /// </summary>
    public ReadOnlyMemory<byte>? ViteConfig { get; init; }

    /// <summary>Nobody waits for it: whoever does something else goes first.</summary>
    public bool InBackground { get; init; }
}
