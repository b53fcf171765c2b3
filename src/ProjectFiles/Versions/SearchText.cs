using System.Collections.Frozen;
using System.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// Text without accents and capitals: "Fogão" is found by "fogao", alike in every database. The table is ours because the runtime runs without ICU here,
/// and then normalises nothing beyond ASCII.
/// </summary>
internal static class SearchText
{
    private static readonly FrozenDictionary<char, string> Plain = new (string Plain, string Accented)[]
    {
        ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķ"),
        ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
        ("ss", "ß"), ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
    }.SelectMany(pair => pair.Accented.Select(accented => (accented, pair.Plain))).ToFrozenDictionary(pair => pair.accented, pair => pair.Plain);

    public static string Of(params ReadOnlySpan<string> texts)
    {
        var folded = new StringBuilder();
        foreach (var text in texts)
        {
            foreach (var character in text.ToLowerInvariant())
            {
                if (Plain.TryGetValue(character, out var plain)) folded.Append(plain);
                else if (!IsCombiningMark(character)) folded.Append(character);
            }

            folded.Append('\n');
        }

        return folded.ToString().TrimEnd('\n');
    }

    private static bool IsCombiningMark(char character) => character is >= '\u0300' and <= '\u036F';
}
