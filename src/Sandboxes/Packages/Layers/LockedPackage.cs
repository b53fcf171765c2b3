using System.Collections.Immutable;
using System.Text.Json;
using Forja.Sandboxes.Packages.Registry;

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

    /// <summary>Nothing breaks when it is left out, because it is for another kind of machine, say.</summary>
    public bool Optional => IsTrue("optional");

    /// <summary>It came inside the tarball of the package above it.</summary>
    public bool InBundle => IsTrue("inBundle");

    /// <summary>Whether it runs on this kind of machine, by its own <c>os</c>, <c>cpu</c> and <c>libc</c>.</summary>
    public bool RunsHere(string cpu) => Allows("os", "linux") && Allows("cpu", cpu) && Allows("libc", "glibc");

    /// <summary>The programs that it offers: name → path inside the package. Only plain names and paths that stay inside.</summary>
    public ImmutableSortedDictionary<string, string> Programs => Raw.TryGetProperty("bin", out var programs) && programs.ValueKind == JsonValueKind.Object
        ? programs.EnumerateObject()
            .Where(program => program.Value.ValueKind == JsonValueKind.String && PackageName.TryParse(program.Name, out _) && !program.Name.Contains('/', StringComparison.Ordinal))
            .Select(program => KeyValuePair.Create(program.Name, Inside(program.Value.GetString()!)))
            .Where(program => program.Value.Length > 0)
            .ToImmutableSortedDictionary(program => program.Key, program => program.Value)
        : ImmutableSortedDictionary<string, string>.Empty;

    private static string Inside(string path)
    {
        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != ".").ToArray();
        return parts.Any(part => part == ".." || part.Contains('\0', StringComparison.Ordinal)) ? "" : string.Join('/', parts);
    }

    // ["linux"] allows one, ["!win32"] forbids one; both forms are npm's.
    private bool Allows(string property, string here)
    {
        if (!Raw.TryGetProperty(property, out var value) || value.ValueKind != JsonValueKind.Array) return true;
        var names = value.EnumerateArray().Where(name => name.ValueKind == JsonValueKind.String).Select(name => name.GetString()!).ToArray();
        if (names.Contains("!" + here)) return false;
        var wanted = names.Where(name => !name.StartsWith('!')).ToArray();
        return wanted.Length == 0 || wanted.Contains(here) || wanted.Contains("any");
    }

    private bool IsTrue(string property) => Raw.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.True;
}
