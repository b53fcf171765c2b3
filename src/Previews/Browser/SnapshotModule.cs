namespace Forja.Previews.Browser;

/// <summary>One file of a compiled page: where a browser asks for it (path and query), the SHA-256 of its content in lower-case hexadecimal, and its content type.</summary>
public sealed record SnapshotModule(string Path, string Hash, string ContentType);
