namespace Forja.Sandboxes.Packages.Layers;

/// <summary>A layer as its keeper sees it: when it was last given to a sandbox, its size in bytes, and whether it belongs to a starter.</summary>
internal sealed record KeptLayer(string Key, string Folder, DateTimeOffset LastServed, long Bytes, bool IsStarters);
