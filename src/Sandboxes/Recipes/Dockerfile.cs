using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Recipes;

/// <summary>
/// Reads a subset of a Dockerfile's last stage: <c>WORKDIR</c>, <c>ENV</c>, <c>EXPOSE</c>, <c>ENTRYPOINT</c> and <c>CMD</c>. The first working folder stands for the project's
/// root. Everything else is named as not followed. Pure.
/// </summary>
internal static partial class Dockerfile
{
    private const string File = "Dockerfile";

    public static ContainerWish Read(string text)
    {
        var wish = new ContainerWish();
        var notes = ImmutableArray.CreateBuilder<RecipeNote>();
        ImmutableArray<string>? entry = null, command = null;
        string? root = null;
        foreach (var line in Lines(text))
        {
            var divider = line.IndexOfAny([' ', '\t']);
            if (divider < 0) continue;
            var rest = line[(divider + 1)..].Trim();
            switch (line[..divider].ToUpperInvariant())
            {
                case "FROM":
                    // A new stage starts from nothing; the last one is what runs.
                    (wish, entry, command, root) = (new ContainerWish(), null, null, null);
                    notes.Add(RecipeNote.Of(RecipeNote.BaseImage, File, rest));
                    break;
                case "WORKDIR":
                    root ??= rest.StartsWith('/') ? rest.TrimEnd('/') : null;
                    wish = wish with { Directory = Below(root, wish.Directory, rest) };
                    break;
                case "ENV":
                    wish = wish with { Environment = wish.Environment.SetItems(Variables(rest)) };
                    break;
                case "EXPOSE":
                    var port = int.TryParse(rest.Split('/', ' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
                    if (SandboxConnections.IsReachable(port)) wish = wish with { Port = wish.Port ?? port };
                    else notes.Add(RecipeNote.Of(RecipeNote.PortReserved, File, line));
                    break;
                case "ENTRYPOINT":
                    entry = Command(rest);
                    break;
                case "CMD":
                    command = Command(rest);
                    break;
                case "COPY" or "ADD" when !rest.Contains("--from", StringComparison.Ordinal) && !rest.Contains("://", StringComparison.Ordinal):
                    // The files are there.
                    break;
                case "RUN" when ShellCommand.InstallsPackages(rest) || PipInstall().IsMatch(rest):
                    break;
                case "RUN":
                    notes.Add(RecipeNote.Of(RecipeNote.DockerBuildStep, File, line));
                    break;
                default:
                    notes.Add(RecipeNote.Of(RecipeNote.DockerInstruction, File, line));
                    break;
            }
        }

        return wish with { Start = entry is { } first ? [.. first, .. command ?? []] : command, Notes = [.. notes.Distinct()] };
    }

    // A line ends in a backslash when it goes on; comments within stay out.
    private static IEnumerable<string> Lines(string text)
    {
        var open = new StringBuilder();
        foreach (var raw in text.Split('\n'))
        {
            var line = raw.Trim();
            if (line.StartsWith('#') || (line.Length == 0 && open.Length == 0)) continue;
            open.Append(line.EndsWith('\\') ? line[..^1].TrimEnd() + " " : line);
            if (line.EndsWith('\\')) continue;
            yield return open.ToString();
            open.Clear();
        }

        if (open.Length > 0) yield return open.ToString();
    }

    private static ImmutableArray<string> Command(string text)
    {
        if (text.StartsWith('['))
        {
            try
            {
                if (JsonSerializer.Deserialize<string[]>(text) is { Length: > 0 } words && words.All(word => word is not null)) return [.. words];
            }
            catch (JsonException)
            {
                // Docker reads what is no list as a shell's command, too.
            }
        }

        return ShellCommand.Of(text);
    }

    private static IEnumerable<KeyValuePair<string, string>> Variables(string text)
    {
        var pairs = Pair().Matches(text);
        if (pairs.Count > 0) return pairs.Select(pair => KeyValuePair.Create(pair.Groups["name"].Value, (pair.Groups["quoted"].Success ? pair.Groups["quoted"] : pair.Groups["plain"]).Value));

        // The old way: a name and everything after it.
        var words = text.Split(' ', 2);
        return words.Length == 2 && RecipeSettings.IsVariable(words[0]) ? [KeyValuePair.Create(words[0], words[1].Trim())] : [];
    }

    private static string Below(string? root, string current, string folder)
    {
        if (!folder.StartsWith('/')) return RecipeSettings.IsFolder($"{current}/{folder}".Trim('/')) ? $"{current}/{folder}".Trim('/') : current;
        var below = root is not null && folder.StartsWith(root + "/", StringComparison.Ordinal) ? folder[(root.Length + 1)..].Trim('/') : "";
        return RecipeSettings.IsFolder(below) ? below : "";
    }

    [GeneratedRegex(@"(?<=^|\s)(?<name>[A-Za-z_][A-Za-z0-9_]*)=(?:""(?<quoted>[^""]*)""|(?<plain>\S*))")]
    private static partial Regex Pair();

    [GeneratedRegex(@"^(?:python3? -m )?pip3? install (?:--?[a-z-]+ )*-r requirements\.txt$")]
    private static partial Regex PipInstall();
}
