namespace Forja.Sandboxes.Packages.Registry;

/// <summary>A document in the store: its file, the registry's tag for it, and when it was last known to be true.</summary>
internal sealed record StoredDocument(string Path, string? Tag, DateTimeOffset At);
