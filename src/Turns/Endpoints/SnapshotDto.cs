using Forja.Previews.Browser;

namespace Forja.Turns.Endpoints;

/// <summary>The contents that are not here yet; when there are none, it is what visitors get.</summary>
public sealed record SnapshotDto(IReadOnlyList<string> Missing, bool Committed);

/// <summary>A version as an author's browser compiled it.</summary>
public sealed record SnapshotRequest(int Version, IReadOnlyList<SnapshotModule> Modules);
