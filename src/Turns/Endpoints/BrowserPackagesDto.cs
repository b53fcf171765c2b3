namespace Forja.Turns.Endpoints;

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
