using System.Globalization;
using System.Text;
using System.Text.Json;
using Forja.Turns.Checks.DevTools;

namespace Forja.Turns.Checks.Browsing;

/// <summary>What a call of the console would have shown: its arguments as text, the format's places filled in. Pure.</summary>
internal static class ConsoleText
{
    public const int MostCharacters = 1_200;

    public static string Of(IEnumerable<JsonElement> arguments)
    {
        var values = arguments.Take(12).Select(Value).ToList();
        if (values.Count == 0) return "";

        var text = new StringBuilder();
        var next = 1;
        var format = values[0];
        for (var at = 0; at < format.Length && text.Length < MostCharacters; at++)
        {
            if (format[at] != '%' || at + 1 == format.Length || next >= values.Count || !"sdifoOc".Contains(format[at + 1]))
            {
                text.Append(format[at]);
                continue;
            }

            // %c is a style: it takes an argument and shows nothing.
            if (format[++at] != 'c') text.Append(values[next]);
            next++;
        }

        foreach (var value in values.Skip(next)) text.Append(' ').Append(value);
        return Bound(text.ToString().Trim());
    }

    public static string Bound(string text) => text.Length <= MostCharacters ? text : text[..MostCharacters] + "…";

    private static string Value(JsonElement argument) => Bound(argument.Child("value") switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Number } number => number.GetDouble().ToString(CultureInfo.InvariantCulture),
        { ValueKind: JsonValueKind.True } => "true",
        { ValueKind: JsonValueKind.False } => "false",
        _ => argument.Text("description") ?? argument.Text("unserializableValue") ?? argument.Text("subtype") ?? argument.Text("type") ?? "",
    });
}
