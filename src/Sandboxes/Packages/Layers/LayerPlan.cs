using System.Collections.Immutable;
using Forja.ProjectFiles;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>What to build: the packages, and what to let Vite's optimizer look at.</summary>
internal sealed record LayerPlan
{
    public required PackageManifest Manifest { get; init; }

    /// <summary>The lock to install, or to start from when it does not fit.</summary>
    public required PackageLock? Lock { get; init; }

    public bool LockFits => Lock is not null && Lock.IsFor(Manifest);

    /// <summary>
    /// Files of the platform's own (a starter's) to run the optimizer with, when the project is set up as that starter is; none otherwise. Nothing that a person
    /// or a model wrote is ever run here, because others will use what comes out.
    /// </summary>
    public required ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>>? OptimizeWith { get; init; }

    /// <summary>Nobody waits for it.</summary>
    public bool InBackground { get; init; }
}
