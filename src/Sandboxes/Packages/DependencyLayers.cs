namespace Forja.Sandboxes.Packages;

/// <summary>The prepared layers of this machine. A layer is built once however many callers wait for it, and is complete or not there.</summary>
public sealed class DependencyLayers
{
    /// <summary>The layer that serves this set if there is one already; no network, no build. Null: it must be prepared.</summary>
    public ValueTask<LayerOutcome.Ready?> FindAsync(DependencySet set, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The layer that serves this set, built now if it must be. Cancelling ends the wait, not the build.</summary>
    public Task<LayerOutcome> PrepareAsync(DependencySet set, IProgress<LayerProgress>? progress, CancellationToken cancellationToken) => throw new NotImplementedException();
}
