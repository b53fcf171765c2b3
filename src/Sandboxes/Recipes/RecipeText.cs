using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Forja.Sandboxes.Recipes;

/// <summary>Writes a recipe into the text of a <c>forja.json</c>: only what differs from what the files say by themselves, and nothing else in it is touched. Pure.</summary>
internal static class RecipeText
{
    private static readonly string[] Replaced = ["programs", "start", "port", "install", "health", "directory"];
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The new text; null when nothing is left to say, so that there need be no such file.</summary>
    public static string? With(string? current, IReadOnlyList<ProgramWish> programs, Recipe? guess)
    {
        var settings = Parse(current);
        foreach (var key in Replaced) settings.Remove(key);
        if (guess is null || programs.Count != guess.Programs.Length || programs.Where((wish, at) => wish.Name != guess.Programs[at].Name || Differences(wish, guess.Programs[at]).Count > 0).Any())
        {
            var named = new JsonObject();
            foreach (var wish in programs) named[wish.Name] = Differences(wish, guess?.Programs.FirstOrDefault(program => program.Name == wish.Name));
            settings["programs"] = named;
        }

        return settings.Count == 0 ? null : settings.ToJsonString(Written) + "\n";
    }

    private static JsonObject Differences(ProgramWish wish, RecipeProgram? known)
    {
        var entry = new JsonObject();
        if (known is null || (wish.Start.Trim() != ShellCommand.TextOf(known.Start) && wish.Start.Trim() != ShellCommand.TextOf(known.At(wish.Port).Start))) entry["start"] = wish.Start.Trim();
        if (wish.Port != known?.Port) entry["port"] = wish.Port;
        if ((wish.Install?.Trim() ?? "") != (known?.Install ?? "")) entry["install"] = wish.Install?.Trim() ?? "";
        if ((wish.Health ?? "/") != (known?.Health ?? "/")) entry["health"] = wish.Health;
        if ((wish.Directory ?? "") != (known?.Directory ?? "")) entry["directory"] = wish.Directory;
        var variables = (wish.Env ?? new Dictionary<string, string>()).Where(pair => known is null || !known.At(wish.Port).Environment.TryGetValue(pair.Key, out var value) || value != pair.Value).ToList();
        if (variables.Count > 0) entry["env"] = new JsonObject(variables.Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
        return entry;
    }

    private static JsonObject Parse(string? text)
    {
        try
        {
            return text is not null && JsonNode.Parse(text, null, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }) is JsonObject settings ? settings : [];
        }
        catch (JsonException)
        {
            // What cannot be read says nothing that could be kept.
            return [];
        }
    }
}
