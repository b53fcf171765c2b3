using Forja.Previews.Browser;
using Forja.Turns.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>How a project runs: what was chosen, what that comes to, and what stands against running it in the browser.</summary>
public sealed record RuntimeDto(string Chosen, string Effective, IReadOnlyList<RuntimeReason> Reasons, bool Hybrid);

/// <summary>A project's packages for its page.</summary>
/// <param name="State">ready, building or failed.</param>
/// <param name="Set">The set's name, when it is ready.</param>
/// <param name="Base">Where its modules are, on the preview's host.</param>
/// <param name="Entries">Import → module, relative to the base.</param>
/// <param name="Packs">Icon packs: each of their exports has a module of its own.</param>
/// <param name="Missing">Imported, but not asked for by the project.</param>
/// <param name="Unusable">Imports that could not be bundled, and why.</param>
/// <param name="Error">Why it failed.</param>
public sealed record BrowserPackagesDto(
    string State, string? Set, string? Base, IReadOnlyDictionary<string, string> Entries, IReadOnlyList<string> Packs, IReadOnlyList<string> Missing,
    IReadOnlyDictionary<string, string> Unusable, BrowserPackagesError? Error);

/// <summary>A stable code, and the end of what was printed.</summary>
public sealed record BrowserPackagesError(string Code, string? Detail);

/// <summary>Packages to add, by name.</summary>
public sealed record AddPackagesRequest(IReadOnlyList<string> Add);

/// <summary>A version as an author's browser compiled it.</summary>
public sealed record SnapshotRequest(int Version, IReadOnlyList<SnapshotModule> Modules);

/// <summary>The contents that are not here yet; when there are none, it is what visitors get.</summary>
public sealed record SnapshotDto(IReadOnlyList<string> Missing, bool Committed);
