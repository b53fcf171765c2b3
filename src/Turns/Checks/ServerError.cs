using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forja.Turns.Checks;

/// <summary>Reads what is wrong out of the page that a dev server answers for a broken module. Pure.</summary>
internal static partial class ServerError
{
    /// <summary>Enough for the message, the place and the lines around it; what follows is the dev server's own stack.</summary>
    private const int MostCharacters = 2_000;

    public static string Read(string body)
    {
        // Vite writes the error as JSON into a script of the page.
        var match = ViteError().Match(body);
        if (match.Success && TryReadVite(match.Groups["json"].Value, out var text)) return text;

        var plain = Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tags().Replace(body, " ")), " ").Trim();
        return plain.Length <= MostCharacters ? plain : plain[..MostCharacters];
    }

    /// <summary>The package that an unresolved import names; null when the error is another one or the import is a file of the project.</summary>
    public static string? MissingPackage(string detail)
    {
        var match = Unresolved().Match(detail);
        if (!match.Success) return null;
        var name = match.Groups["name"].Value;
        var parts = name.Split('/');
        var package = name.StartsWith('@') ? parts.Length > 1 ? $"{parts[0]}/{parts[1]}" : null : parts[0];
        return package is not null && PackageName().IsMatch(package) ? package : null;
    }

    private static bool TryReadVite(string json, out string text)
    {
        text = "";
        try
        {
            using var document = JsonDocument.Parse(json);
            var error = document.RootElement;
            List<string> parts = [];
            foreach (var name in (string[])["message", "id", "frame"])
            {
                if (error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String) parts.Add(value.GetString()!);
            }

            var whole = string.Join('\n', parts);
            text = whole.Length <= MostCharacters ? whole : whole[..MostCharacters];
            return parts.Count > 0;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"const error = (?<json>\{.*?\})\s*\n?\s*(?:try|const|document|</script>)", RegexOptions.Singleline)]
    private static partial Regex ViteError();

    [GeneratedRegex(@"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?:Failed to resolve import|Cannot find (?:module|package)|Could not resolve)\s+[""'](?<name>[^""'./][^""']*)[""']")]
    private static partial Regex Unresolved();

    [GeneratedRegex(@"^(?:@[a-z0-9][a-z0-9._-]*/)?[a-z0-9][a-z0-9._-]*$")]
    private static partial Regex PackageName();
}
