using System.Collections.Immutable;
using System.Text.Json;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>One entry of a lock: the package that stands at a path below <c>node_modules</c>.</summary>
internal sealed record LockedPackage
{
    /// <summary>Where it stands: <c>node_modules/react</c>, <c>node_modules/a/node_modules/b</c>.</summary>
    public required string Path { get; init; }

    public required string? Version { get; init; }

    public required string? Integrity { get; init; }

    /// <summary>What it needs in turn, with the ranges: its dependencies, optional ones, and peers that are not optional.</summary>
    public required ImmutableSortedDictionary<string, string> Needs { get; init; }

    /// <summary>What it uses if it is there.</summary>
    public required ImmutableSortedSet<string> MayUse { get; init; }

    /// <summary>Only development needs it.</summary>
    public required bool Dev { get; init; }

    /// <summary>The entry as it was written.</summary>
    public required JsonElement Raw { get; init; }

    /// <summary>The name that it is imported by.</summary>
    public string ImportName => Path[(Path.LastIndexOf("node_modules/", StringComparison.Ordinal) + "node_modules/".Length)..];

    /// <summary>The name in the registry, which differs for an alias.</summary>
    public string RegistryName => Raw.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString()! : ImportName;
}
