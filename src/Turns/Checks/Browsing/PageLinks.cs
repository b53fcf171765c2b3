using System.Text.RegularExpressions;

namespace Forja.Turns.Checks.Browsing;

/// <summary>Which of a page's links may be followed by somebody who only looks. Pure.</summary>
internal static partial class PageLinks
{
    /// <summary>Addresses of the app's other pages, in the order in which they stand there; those that something was promised of first.</summary>
    public static IReadOnlyList<(string Address, string Label)> Of(PageLook look, int most, IReadOnlyCollection<string> first) =>
        [.. look.Links.Where(link => link.Address != look.Path && link.Address.StartsWith('/') && !ChangesThings().IsMatch(link.Address)).OrderBy(link => !first.Contains(link.Address)).Take(most)];

    /// <inheritdoc cref="Of(PageLook, int, IReadOnlyCollection{string})"/>
    public static IEnumerable<string> Of(PageLook look, int most) => Of(look, most, []).Select(link => link.Address);

    // A link is followed by anybody who looks, so it should change nothing; those that say they do are left alone.
    [GeneratedRegex(@"\b(?:log-?out|sign-?out|sair|delete|remove|destroy|excluir|apagar|unsubscribe)\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChangesThings();
}
