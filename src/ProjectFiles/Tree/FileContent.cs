namespace Forja.ProjectFiles;

/// <summary>A file's bytes and their name.</summary>
public sealed record FileContent(ReadOnlyMemory<byte> Bytes, ContentHash Hash);
