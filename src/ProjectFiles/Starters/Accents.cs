using System.Globalization;
using System.Text;

namespace Forja.ProjectFiles.Starters;

/// <summary>
/// Takes accents off Latin letters, so that "página" and "pagina" are one word to a rule. A table of its own: the program runs with invariant
/// globalization, where <see cref="string.Normalize()"/> changes nothing.
/// </summary>
internal static class Accents
{
    private const string Accented = "àáâãäåçèéêëìíîïñòóôõöøùúûüýÿÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝ";
    private const string Plain = "aaaaaaceeeeiiiinoooooouuuuyyAAAAAACEEEEIIIINOOOOOOUUUUY";

    public static string Remove(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (char.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark) continue;
            var at = Accented.IndexOf(character);
            plain.Append(at < 0 ? character : Plain[at]);
        }

        return plain.ToString();
    }
}
