namespace Forja.Sandboxes.Packages.Layers;

/// <summary>A layer with what is needed to decide whom it serves.</summary>
internal sealed record StoredLayer(DependencyLayer Layer, PackageLock Lock, string Overrides, string NodeVersion);
