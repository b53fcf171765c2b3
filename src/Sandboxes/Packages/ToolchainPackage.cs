namespace Forja.Sandboxes.Packages;

/// <summary>A package of the npm registry, pinned by its hash.</summary>
internal sealed record ToolchainPackage(string Name, string Version, string Integrity);
