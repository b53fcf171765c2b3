namespace Forja.Sandboxes.Services;

/// <summary>Why a snapshot is made.</summary>
internal sealed record SnapshotBody(string? Note);
