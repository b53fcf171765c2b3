namespace Forja.Sandboxes.Packages;

/// <summary>An installed set of packages on this machine, immutable. It is mounted read-only at <c>/app/node_modules</c>.</summary>
public sealed record DependencyLayer
{
    public required string Key { get; init; }

    /// <summary>
    /// The folder to mount. It holds empty folders <c>.vite</c> and <c>.vite-temp</c>, over which a sandbox mounts writable ones of its own.
    /// </summary>
    public required string NodeModules { get; init; }

    /// <summary>
    /// What Vite's optimizer made of the packages, to be copied into a sandbox's own <c>.vite</c> before it starts; null when there is none.
    /// </summary>
    public required string? OptimizerCache { get; init; }
}
