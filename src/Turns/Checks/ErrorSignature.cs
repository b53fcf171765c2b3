using System.Text.RegularExpressions;

namespace Forja.Turns.Checks;

/// <summary>
/// What an error is, apart from where and when it was seen this time: two attempts that end in the same signature have got nowhere. Pure.
/// </summary>
internal static partial class ErrorSignature
{
    public static string Of(IEnumerable<Check> failed) => string.Join('\n', failed.Select(check => $"{check.Name}: {Normalize(check.Detail ?? "")}"));

    private static string Normalize(string detail)
    {
        var text = Ansi().Replace(detail, "");
        text = Numbers().Replace(Query().Replace(text, ""), "#");
        return Spaces().Replace(text, " ").Trim().ToLowerInvariant();
    }

    [GeneratedRegex(@"\u001b\[[0-9;]*[A-Za-z]")]
    private static partial Regex Ansi();

    // Vite's ?t=… and ?v=… change with every start.
    [GeneratedRegex(@"\?[tv]=[0-9a-f]+")]
    private static partial Regex Query();

    [GeneratedRegex(@"\d+")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
