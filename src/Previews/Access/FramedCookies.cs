using Forja.Accounts;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Access;

/// <summary>
/// Cookies of an app whose page is shown in a frame of another site. Of all kinds only <c>SameSite=None; Secure; Partitioned</c> comes back from there; opened as a tab of
/// its own the app gets the same cookies. What other pages start is refused by the edge, so SameSite guards nothing here that is not guarded already.
/// </summary>
internal static class FramedCookies
{
    private static readonly string[] Replaced = ["SameSite", "Secure", "Partitioned"];

    /// <summary>Browsers keep Secure cookies over TLS, and from this very machine.</summary>
    public static bool CanBeSecure(HttpRequest request) => request.IsHttps || RequestHost.Of(request).Name.EndsWith(".localhost", StringComparison.Ordinal);

    public static string Rewrite(string setCookie)
    {
        var parts = setCookie.Split(';').Where((part, index) => index == 0 || !Replaced.Contains(part.Split('=', 2)[0].Trim(), StringComparer.OrdinalIgnoreCase));
        return $"{string.Join(';', parts)}; SameSite=None; Secure; Partitioned";
    }
}
