using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>The part of a <c>package.json</c> that decides which packages are installed; the rest of it never reaches a builder.</summary>
internal sealed record PackageManifest
{
    public required ImmutableSortedDictionary<string, string> Dependencies { get; init; }

    public required ImmutableSortedDictionary<string, string> DevDependencies { get; init; }

    public required ImmutableSortedDictionary<string, string> OptionalDependencies { get; init; }

    /// <summary>The <c>overrides</c> in canonical form; empty when there are none.</summary>
    public required string Overrides { get; init; }

    /// <summary>Name and version of the project itself, as its lock repeats them.</summary>
    public string? Name { get; init; }

    public string? Version { get; init; }

    /// <summary>All that the project asks for by itself, with the range of each.</summary>
    public IEnumerable<KeyValuePair<string, string>> All => [.. Dependencies, .. DevDependencies, .. OptionalDependencies];

    public static bool TryParse(ReadOnlyMemory<byte> packageJson, [NotNullWhen(true)] out PackageManifest? manifest, [NotNullWhen(false)] out string? problem)
    {
        (manifest, problem) = (null, null);
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(packageJson));
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object) throw new JsonException("package.json is not an object.");
            manifest = new PackageManifest
            {
                Dependencies = ReadRanges(root, "dependencies"),
                DevDependencies = ReadRanges(root, "devDependencies"),
                OptionalDependencies = ReadRanges(root, "optionalDependencies"),
                Overrides = root.TryGetProperty("overrides", out var overrides) ? CanonicalJson.Write(overrides) : "",
                Name = ReadText(root, "name"),
                Version = ReadText(root, "version"),
            };
            return true;
        }
        catch (JsonException exception)
        {
            problem = exception.Message;
            return false;
        }
    }

    /// <summary>The <c>package.json</c> that a builder gets: nothing of the project but the wanted packages.</summary>
    public byte[] ToBuilderPackage()
    {
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output))
        {
            writer.WriteStartObject();
            writer.WriteString("name", "app");
            writer.WriteString("version", "0.0.0");
            writer.WriteBoolean("private", true);
            writer.WriteString("type", "module");
            WriteRanges(writer, "dependencies", Dependencies);
            WriteRanges(writer, "devDependencies", DevDependencies);
            WriteRanges(writer, "optionalDependencies", OptionalDependencies);
            if (Overrides.Length > 0)
            {
                writer.WritePropertyName("overrides");
                writer.WriteRawValue(Overrides);
            }

            writer.WriteEndObject();
        }

        return output.ToArray();
    }

    /// <summary>True when the other one asks for exactly the same packages.</summary>
    public bool AsksForTheSame(PackageManifest other) =>
        Dependencies.SequenceEqual(other.Dependencies) && DevDependencies.SequenceEqual(other.DevDependencies)
        && OptionalDependencies.SequenceEqual(other.OptionalDependencies) && Overrides == other.Overrides;

    internal static void WriteRanges(Utf8JsonWriter writer, string name, ImmutableSortedDictionary<string, string> ranges)
    {
        if (ranges.Count == 0) return;
        writer.WriteStartObject(name);
        foreach (var (package, range) in ranges) writer.WriteString(package, range);
        writer.WriteEndObject();
    }

    internal static ImmutableSortedDictionary<string, string> ReadRanges(JsonElement owner, string name)
    {
        if (!owner.TryGetProperty(name, out var ranges) || ranges.ValueKind == JsonValueKind.Null) return Empty;
        if (ranges.ValueKind != JsonValueKind.Object) throw new JsonException($"'{name}' is not an object.");
        var read = Empty.ToBuilder();
        foreach (var range in ranges.EnumerateObject())
        {
            read[range.Name] = range.Value.ValueKind == JsonValueKind.String ? range.Value.GetString()! : throw new JsonException($"The version of '{range.Name}' is not a text.");
        }

        return read.ToImmutable();
    }

    private static ImmutableSortedDictionary<string, string> Empty { get; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    private static string? ReadText(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    // npm accepts a byte order mark, and some editors write one.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> content) => content.Span.StartsWith("\uFEFF"u8) ? content[3..] : content;
}
