using System.Globalization;
using System.Text;
using System.Text.Json;
using Forja.Generation.Prompts;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>Compares the colours that a request names with those that a page shows. Pure.</summary>
internal static class AskedColours
{
    /// <summary>The colours as the looking script writes them.</summary>
    public static string Wanted(IReadOnlyList<NamedColour> colours) => JsonSerializer.Serialize(colours.Select(Channels));

    /// <summary>What is not as it was asked for; null when all of it is.</summary>
    public static string? Missing(IReadOnlyList<NamedColour> colours, JsonElement seen)
    {
        var found = seen.Items("found").Select(item => item.ValueKind == JsonValueKind.Number ? item.GetDouble() : 0).ToList();
        var edges = seen.Items("edges").Take(8).Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : null).OfType<string>().ToList();
        if (found.Count != colours.Count || edges.Count == 0) return null;

        var text = new StringBuilder();
        foreach (var colour in colours.Zip(found).Where(item => item.Second == 0).Select(item => item.First))
            text.Append($"Nothing on the first page has the colour {colour.Name} (#{colour.Value}) that the request names.\n");

        // Which of them is for the background, the request's words say; that one of them has to be there, anybody can tell.
        if (colours.Any(colour => colour.OfBackground) && !colours.Any(colour => edges.Contains(Channels(colour))))
            text.Append($"Behind the page stands rgb({edges[0]}), and none of the colours that the request names.\n");
        return text.Length == 0 ? null : text.ToString().TrimEnd();
    }

    private static string Channels(NamedColour colour) =>
        string.Join(',', colour.Value.Chunk(2).Select(pair => int.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)));
}
