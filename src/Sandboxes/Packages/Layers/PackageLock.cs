using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Forja.Sandboxes.Packages.Registry;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>A <c>package-lock.json</c> (version 2 or 3): every package that is installed, and where. Immutable; what changes gives a new one.</summary>
internal sealed class PackageLock
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly FrozenDictionary<string, LockedPackage> _byPath;

    private PackageLock(PackageManifest root, IEnumerable<LockedPackage> packages)
    {
        Root = root;
        Packages = [.. packages.OrderBy(package => package.Path, StringComparer.Ordinal)];
        _byPath = Packages.ToFrozenDictionary(package => package.Path);
    }

    /// <summary>What the project asked for when the lock was written.</summary>
    public PackageManifest Root { get; }

    public ImmutableArray<LockedPackage> Packages { get; }

    public static bool TryParse(ReadOnlyMemory<byte>? content, [NotNullWhen(true)] out PackageLock? packageLock)
    {
        packageLock = null;
        if (content is not { Length: > 0 } bytes) return false;
        try
        {
            using var document = JsonDocument.Parse(bytes);
            if (!document.RootElement.TryGetProperty("lockfileVersion", out var version) || version.GetInt32() is < 2 or > 3) return false;
            var packages = document.RootElement.GetProperty("packages");
            if (!PackageManifest.TryParse(System.Text.Encoding.UTF8.GetBytes(packages.GetProperty("").GetRawText()), out var root, out _)) return false;
            packageLock = new PackageLock(root, packages.EnumerateObject().Where(entry => entry.Name.StartsWith("node_modules/", StringComparison.Ordinal)).Select(Read));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return false;
        }
    }

    /// <summary>True when it was written for exactly these dependencies. (<c>overrides</c> are not repeated in a lock.)</summary>
    public bool IsFor(PackageManifest manifest) => Root.AsksForTheSame(manifest with { Overrides = Root.Overrides });

    /// <summary>True when every package that a package needs is in it. One that was made elsewhere, or edited by hand, may lack some.</summary>
    public bool IsComplete() =>
        Root.Dependencies.Keys.Concat(Root.DevDependencies.Keys).All(name => At($"node_modules/{name}") is not null)
        && Packages.All(package => package.InBundle || package.Optional || package.Needs.Keys.All(name => Resolve(package.Path, name) is not null));

    public LockedPackage? At(string path) => _byPath.GetValueOrDefault(path);

    /// <summary>The lock of a smaller wish: the same packages at the same places, without those that nothing asks for any more.</summary>
    public PackageLock PrunedTo(PackageManifest manifest)
    {
        var production = ReachableFrom([.. manifest.Dependencies.Keys, .. manifest.OptionalDependencies.Keys]);
        var kept = ReachableFrom(manifest.DevDependencies.Keys);
        kept.UnionWith(production);
        return new PackageLock(manifest, Packages.Where(package => kept.Contains(package.Path)).Select(package => package with { Dev = !production.Contains(package.Path) }));
    }

    /// <summary>The same lock for a project of another name.</summary>
    public PackageLock WithRoot(PackageManifest manifest) => new(manifest, Packages);

    /// <summary>The package that a package at this path gets when it imports a name: Node's own way up through the folders.</summary>
    public LockedPackage? Resolve(string from, string name)
    {
        for (var folder = from; ;)
        {
            if (At($"{folder}/node_modules/{name}") is { } found) return found;
            var up = folder.LastIndexOf("/node_modules/", StringComparison.Ordinal);
            if (up < 0) return At($"node_modules/{name}");
            folder = folder[..up];
        }
    }

    /// <summary>The file's content. With a registry, every package says where its tarball is, so that an installer need not ask for versions.</summary>
    public byte[] Write(Uri? registry = null)
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, Indented))
        {
            writer.WriteStartObject();
            writer.WriteString("name", Root.Name ?? "app");
            if (Root.Version is not null) writer.WriteString("version", Root.Version);
            writer.WriteNumber("lockfileVersion", 3);
            writer.WriteBoolean("requires", true);
            writer.WriteStartObject("packages");
            writer.WriteStartObject("");
            writer.WriteString("name", Root.Name ?? "app");
            if (Root.Version is not null) writer.WriteString("version", Root.Version);
            PackageManifest.WriteRanges(writer, "dependencies", Root.Dependencies);
            PackageManifest.WriteRanges(writer, "devDependencies", Root.DevDependencies);
            PackageManifest.WriteRanges(writer, "optionalDependencies", Root.OptionalDependencies);
            writer.WriteEndObject();
            foreach (var package in Packages) WriteEntry(writer, package, registry);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
        return output.ToArray();
    }

    private HashSet<string> ReachableFrom(IEnumerable<string> names)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<string>(names.Select(name => $"node_modules/{name}"));
        while (next.TryDequeue(out var path))
        {
            if (At(path) is not { } package || !reached.Add(path)) continue;
            foreach (var name in package.Needs.Keys.Concat(package.MayUse))
            {
                if (Resolve(path, name) is { } found) next.Enqueue(found.Path);
            }
        }

        return reached;
    }

    private static void WriteEntry(Utf8JsonWriter writer, LockedPackage package, Uri? registry)
    {
        writer.WriteStartObject(package.Path);
        foreach (var property in package.Raw.EnumerateObject())
        {
            if (property.NameEquals("dev") || (property.NameEquals("resolved") && package.Integrity is not null)) continue;
            property.WriteTo(writer);
            if (registry is not null && property.NameEquals("version") && package.Integrity is not null && PackageName.TryParse(package.RegistryName, out var name))
            {
                writer.WriteString("resolved", new Uri(registry, name.TarballPath(package.Version!)).AbsoluteUri);
            }
        }

        if (package.Dev) writer.WriteBoolean("dev", true);
        writer.WriteEndObject();
    }

    private static LockedPackage Read(JsonProperty entry)
    {
        var raw = entry.Value.Clone();
        var optionalPeers = raw.TryGetProperty("peerDependenciesMeta", out var meta)
            ? meta.EnumerateObject().Where(peer => peer.Value.TryGetProperty("optional", out var optional) && optional.ValueKind == JsonValueKind.True).Select(peer => peer.Name).ToImmutableSortedSet()
            : [];
        var peers = PackageManifest.ReadRanges(raw, "peerDependencies");
        return new LockedPackage
        {
            Path = entry.Name,
            Version = raw.TryGetProperty("version", out var version) ? version.GetString() : null,
            Integrity = raw.TryGetProperty("integrity", out var integrity) ? integrity.GetString() : null,
            Needs = PackageManifest.ReadRanges(raw, "dependencies").SetItems(peers.Where(peer => !optionalPeers.Contains(peer.Key))),
            Dev = raw.TryGetProperty("dev", out var dev) && dev.ValueKind == JsonValueKind.True,
            MayUse = [.. PackageManifest.ReadRanges(raw, "optionalDependencies").Keys, .. optionalPeers],
            Raw = raw,
        };
    }
}
