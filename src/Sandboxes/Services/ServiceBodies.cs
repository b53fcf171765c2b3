namespace Forja.Sandboxes.Services;

/// <summary>Which service to add.</summary>
internal sealed record ServiceBody(string Kind);

/// <summary>Why a snapshot is made.</summary>
internal sealed record SnapshotBody(string? Note);

/// <summary>Whether the project's files go back as well, to the version of that moment.</summary>
internal sealed record RestoreBody(bool Files);

/// <summary>One statement in the service's own language; it may change data only when it is said.</summary>
internal sealed record QueryBody(string Statement, bool Write = false);
