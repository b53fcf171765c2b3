using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forja.Sandboxes.Services;

/// <summary>What a project's <c>forja.json</c> asks for, under "services": there alone, so that it is versioned, forked and exported with the files. Pure.</summary>
internal static class ServiceWishes
{
    public const string File = "forja.json";

    private const string Key = "services";

    private static readonly JsonDocumentOptions Reading = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };
    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true };

    /// <summary>In the order of the file, each once. Throws <see cref="SandboxFailedException"/> when it asks for what there is not.</summary>
    public static ImmutableArray<ServiceKind> Read(string? settings)
    {
        if (settings is null || Parse(settings) is not { } root || root[Key] is not { } wished) return [];
        if (wished is not JsonArray list) throw Invalid("\"services\" in forja.json must be a list of names.");
        return [.. list.Select(Name).Select(name => ServiceKind.Find(name) ?? throw Invalid($"forja.json asks for the service \"{name}\"; there are {string.Join(", ", ServiceKind.All)}.")).Distinct()];
    }

    /// <summary>The file with one more, or one fewer, in its list; everything else in it stays as it is.</summary>
    public static string With(string? settings, ServiceKind kind, bool wanted)
    {
        var root = (settings is null ? null : Parse(settings)) ?? [];
        var rest = Read(settings).Where(other => other != kind);
        root[Key] = new JsonArray([.. (wanted ? rest.Append(kind) : rest).Select(service => (JsonNode?)JsonValue.Create(service.Name))]);
        if (root[Key]!.AsArray().Count == 0) root.Remove(Key);
        return root.ToJsonString(Writing) + "\n";
    }

    private static JsonObject? Parse(string settings)
    {
        try
        {
            return JsonNode.Parse(settings, documentOptions: Reading) as JsonObject;
        }
        catch (JsonException exception)
        {
            throw Invalid($"forja.json is no JSON: {exception.Message}");
        }
    }

    // A name, or an object that has one: {"type": "postgres"}.
    private static string Name(JsonNode? entry) => entry switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonObject named when (named["type"] ?? named["name"]) is JsonValue value && value.TryGetValue<string>(out var text) => text,
        _ => throw Invalid("\"services\" in forja.json must be a list of names."),
    };

    private static SandboxFailedException Invalid(string detail) => new("sandbox.recipe-invalid", detail);
}
