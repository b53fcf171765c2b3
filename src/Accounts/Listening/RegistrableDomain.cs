namespace Forja.Accounts.Listening;

/// <summary>
/// Tells whether two hosts could share cookies. The public suffix list is not shipped; the usual second levels below country domains are known
/// (example.com.br and other.com.br are strangers), everything else counts its last two labels. Unknown suffixes therefore err to "shared", which refuses.
/// </summary>
internal static class RegistrableDomain
{
    private static readonly HashSet<string> SecondLevels =
        ["ac", "app", "art", "blog", "co", "com", "dev", "eco", "edu", "emp", "eng", "go", "gob", "gov", "ind", "log", "mil", "ne", "net", "nom", "or", "org", "srv", "tec", "web"];

    public static bool IsShared(string left, string right) => string.Equals(Of(left), Of(right), StringComparison.OrdinalIgnoreCase);

    private static string Of(string host)
    {
        var labels = host.ToLowerInvariant().Split('.');
        var kept = labels.Length >= 3 && labels[^1].Length == 2 && SecondLevels.Contains(labels[^2]) ? 3 : 2;
        return string.Join('.', labels.TakeLast(kept));
    }
}
