using System.Globalization;
using System.Text;

namespace Forja.ProjectFiles;

/// <summary>Text without accents and capitals: "Fogão" is found by "fogao", alike in every database.</summary>
internal static class SearchText
{
    public static string Of(params ReadOnlySpan<string> texts)
    {
        var folded = new StringBuilder();
        foreach (var text in texts)
        {
            foreach (var rune in text.ToLowerInvariant().EnumerateRunes().SelectMany(Decompose))
            {
                if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark) folded.Append(rune);
            }

            folded.Append('\n');
        }

        return folded.ToString().TrimEnd('\n');
    }

    // By rune, because normalising a whole string throws at the first unpaired surrogate.
    private static IEnumerable<Rune> Decompose(Rune rune) => rune.ToString().Normalize(NormalizationForm.FormD).EnumerateRunes();
}
