namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>A module of a set on this machine.</summary>
/// <param name="Path">The file.</param>
/// <param name="Compressed">Whether it is compressed with Brotli.</param>
public sealed record BrowserSetFile(string Path, bool Compressed);
