using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Packages.Python;

/// <summary>
/// What an index says of one Python package: its files. Indexes answer in JSON (PEP 691) or in HTML (PEP 503); sandboxes get HTML, which every pip reads, with the files
/// at the platform's own address. Pure.
/// </summary>
internal static partial class PythonPage
{
    /// <summary>Whether it is a package's name in the one spelling that indexes use for addresses (PEP 503).</summary>
    public static bool IsName(string text) => NamePattern().IsMatch(text);

    /// <summary>Whether it may be the name of a package's file: no folder, no way up.</summary>
    public static bool IsFile(string text) => FilePattern().IsMatch(text);

    /// <summary>Throws <see cref="JsonException"/> when it is not what the index promised.</summary>
    public static ImmutableArray<PythonFile> Read(string content, bool json, Uri page) =>
        [.. (json ? ReadJson(content, page) : ReadHtml(content, page)).Where(file => IsFile(file.Name) && file.Sha256.Length == 64 && file.Sha256.All(char.IsAsciiHexDigit)
            && file.Address.Scheme is "http" or "https")];

    /// <summary>The page as a sandbox gets it. Each address carries the hash, so that pip checks what it got as well.</summary>
    public static string Write(string name, IEnumerable<PythonFile> files)
    {
        var html = new StringBuilder($"<!DOCTYPE html><html><head><meta name=\"pypi:repository-version\" content=\"1.0\"><title>{name}</title></head><body>\n");
        foreach (var file in files)
        {
            html.Append(CultureInfo.InvariantCulture, $"<a href=\"../../files/{name}/{Uri.EscapeDataString(file.Name)}#sha256={file.Sha256}\"");
            if (file.RequiresPython is { } python) html.Append(CultureInfo.InvariantCulture, $" data-requires-python=\"{WebUtility.HtmlEncode(python)}\"");
            if (file.Yanked) html.Append(" data-yanked=\"\"");
            html.Append(CultureInfo.InvariantCulture, $">{WebUtility.HtmlEncode(file.Name)}</a>\n");
        }

        return html.Append("</body></html>\n").ToString();
    }

    private static IEnumerable<PythonFile> ReadJson(string content, Uri page)
    {
        using var document = JsonDocument.Parse(content);
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("files", out var files)) throw new JsonException("The index names no files.");
        foreach (var file in files.EnumerateArray())
        {
            if (Text(file, "filename") is not { } name || !Uri.TryCreate(page, Text(file, "url"), out var address)) continue;
            var hash = file.TryGetProperty("hashes", out var hashes) ? Text(hashes, "sha256") : null;
            yield return new PythonFile(
                name,
                address,
                hash?.ToLowerInvariant() ?? "",
                Text(file, "requires-python"),
                file.TryGetProperty("yanked", out var yanked) && yanked.ValueKind is JsonValueKind.True or JsonValueKind.String,
                DateTimeOffset.TryParse(Text(file, "upload-time"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var uploaded) ? uploaded : null);
        }
    }

    private static IEnumerable<PythonFile> ReadHtml(string content, Uri page)
    {
        foreach (Match link in Link().Matches(content))
        {
            var attributes = Attribute().Matches(link.Groups["attributes"].Value).DistinctBy(attribute => attribute.Groups["name"].Value.ToLowerInvariant())
                .ToDictionary(attribute => attribute.Groups["name"].Value.ToLowerInvariant(), attribute => WebUtility.HtmlDecode(attribute.Groups["value"].Value));
            if (!attributes.TryGetValue("href", out var href) || !Uri.TryCreate(page, href, out var address)) continue;
            var hash = address.Fragment.StartsWith("#sha256=", StringComparison.Ordinal) ? address.Fragment["#sha256=".Length..].Split('&')[0].ToLowerInvariant() : "";
            yield return new PythonFile(
                WebUtility.HtmlDecode(link.Groups["text"].Value).Trim(), new Uri(address.GetLeftPart(UriPartial.Query)), hash,
                attributes.GetValueOrDefault("data-requires-python"), attributes.ContainsKey("data-yanked"), Uploaded: null);
        }
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9-]{0,212}[a-z0-9])?\z")]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9._+!-]{1,250}\z")]
    private static partial Regex FilePattern();

    [GeneratedRegex(@"<a\s(?<attributes>[^>]*)>(?<text>[^<]+)</a>", RegexOptions.IgnoreCase)]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<name>[A-Za-z-]+)\s*=\s*[""'](?<value>[^""']*)[""']")]
    private static partial Regex Attribute();
}
