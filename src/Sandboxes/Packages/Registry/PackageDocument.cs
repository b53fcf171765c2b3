using System.Text.Json;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>Turns the registry's document about a package into the one that sandboxes get: tarballs at the local address, and only what an installer reads. Pure.</summary>
internal static class PackageDocument
{
    private static readonly HashSet<string> WantedOfPackage = ["name", "dist-tags", "modified", "versions"];

    private static readonly HashSet<string> WantedOfVersion =
    [
        "name", "version", "deprecated", "dependencies", "optionalDependencies", "devDependencies", "bundleDependencies", "bundledDependencies", "peerDependencies",
        "peerDependenciesMeta", "acceptDependencies", "bin", "directories", "dist", "engines", "os", "cpu", "libc", "hasInstallScript", "_hasShrinkwrap",
    ];

    /// <summary>The document to give out. Throws <see cref="JsonException"/> when it is no document about this package.</summary>
    public static byte[] Localize(PackageName name, ReadOnlyMemory<byte> content, bool abbreviated, Uri localAddress)
    {
        using var document = JsonDocument.Parse(content);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("versions", out var versions) || versions.ValueKind != JsonValueKind.Object)
        {
            throw new JsonException("Not a document about a package.");
        }

        using var output = new MemoryStream(content.Length);
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            foreach (var property in root.EnumerateObject())
            {
                if (abbreviated && !WantedOfPackage.Contains(property.Name)) continue;
                if (property.NameEquals("versions")) WriteVersions(writer, name, property.Value, abbreviated, localAddress);
                else property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    private static void WriteVersions(Utf8JsonWriter writer, PackageName name, JsonElement versions, bool abbreviated, Uri localAddress)
    {
        writer.WriteStartObject("versions");
        foreach (var version in versions.EnumerateObject().Where(version => version.Value.ValueKind == JsonValueKind.Object))
        {
            writer.WriteStartObject(version.Name);
            foreach (var property in version.Value.EnumerateObject())
            {
                if (abbreviated && !WantedOfVersion.Contains(property.Name)) continue;
                if (property.NameEquals("dist")) WriteDist(writer, property.Value, new Uri(localAddress, name.TarballPath(version.Name)));
                else property.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void WriteDist(Utf8JsonWriter writer, JsonElement dist, Uri tarball)
    {
        writer.WriteStartObject("dist");
        foreach (var property in dist.EnumerateObject())
        {
            if (property.NameEquals("tarball")) writer.WriteString("tarball", tarball.AbsoluteUri);
            else if (property.Name is "integrity" or "shasum") property.WriteTo(writer);
        }

        writer.WriteEndObject();
    }
}
