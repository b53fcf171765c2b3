using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace Forja.Sandboxes.Recipes;

/// <summary>
/// Reads a subset of a devcontainer.json: the forwarded port, the variables, the command after creation (install) and the one after the start. An image, features, mounts
/// and privileges are named as not followed. Pure.
/// </summary>
internal static class DevContainer
{
    private static readonly string[] InstallKeys = ["onCreateCommand", "updateContentCommand", "postCreateCommand"];
    private static readonly string[] StartKeys = ["postStartCommand", "postAttachCommand"];

    // About the editor, or about nothing that runs.
    private static readonly FrozenSet<string> Harmless = FrozenSet.Create("name", "$schema", "customizations", "portsAttributes", "otherPortsAttributes", "remoteUser", "waitFor", "workspaceFolder");

    public static ContainerWish Read(string file, string text)
    {
        var wish = new ContainerWish();
        var notes = ImmutableArray.CreateBuilder<RecipeNote>();
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            if (json.RootElement.ValueKind != JsonValueKind.Object) return wish with { Notes = [RecipeNote.Of(RecipeNote.DevContainerKey, file, text.Trim())] };
            foreach (var entry in json.RootElement.EnumerateObject())
            {
                if (Harmless.Contains(entry.Name)) continue;
                if (entry.Name == "forwardPorts" && PortOf(entry.Value) is { } port) wish = wish with { Port = port };
                else if (entry.Name is "containerEnv" or "remoteEnv" && VariablesOf(entry.Value) is { } variables) wish = wish with { Environment = wish.Environment.SetItems(variables) };
                else if (InstallKeys.Contains(entry.Name) && LineOf(entry.Value) is { } install) wish = ShellCommand.InstallsPackages(install) ? wish : wish with { Install = install };
                else if (StartKeys.Contains(entry.Name) && LineOf(entry.Value) is { } start) wish = wish with { Start = ShellCommand.Of(start) };
                else notes.Add(RecipeNote.Of(RecipeNote.DevContainerKey, file, $"{entry.Name}: {entry.Value.GetRawText()}"));
            }
        }
        catch (JsonException)
        {
            notes.Add(RecipeNote.Of(RecipeNote.DevContainerKey, file, text.Trim()));
        }

        return wish with { Notes = notes.ToImmutable() };
    }

    private static int? PortOf(JsonElement ports) =>
        ports.ValueKind == JsonValueKind.Array && ports.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Number } first && first.TryGetInt32(out var port) && SandboxConnections.IsReachable(port) ? port : null;

    private static Dictionary<string, string>? VariablesOf(JsonElement variables) =>
        variables.ValueKind == JsonValueKind.Object && variables.EnumerateObject().All(entry => entry.Value.ValueKind == JsonValueKind.String && RecipeSettings.IsVariable(entry.Name))
            ? variables.EnumerateObject().DistinctBy(entry => entry.Name).ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!)
            : null;

    private static string? LineOf(JsonElement command) => command.ValueKind switch
    {
        JsonValueKind.String when command.GetString() is { Length: > 0 } line => line,
        JsonValueKind.Array when command.GetArrayLength() > 0 && command.EnumerateArray().All(word => word.ValueKind == JsonValueKind.String)
            => ShellCommand.TextOf([.. command.EnumerateArray().Select(word => word.GetString()!)]),
        _ => null,
    };
}
