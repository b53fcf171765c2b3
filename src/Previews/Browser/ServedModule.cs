namespace Forja.Previews.Browser;

/// <summary>A file of a snapshot, as it lies on this machine.</summary>
internal sealed record ServedModule(string File, string Hash, string ContentType, bool Compressed);
