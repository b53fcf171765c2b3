using Microsoft.Extensions.Primitives;

namespace Forja.Previews.Access;

/// <summary>
/// Cookies with our prefix never cross the edge: not to the app in a sandbox, not from it. Works on the raw header, because a parsed collection hides duplicates.
/// </summary>
internal static class OwnCookies
{
    public const string Prefix = "__Host-forja-";

    /// <summary>How often a cookie of this very name comes, and its last value.</summary>
    public static int Read(StringValues headers, string name, out string? value)
    {
        var count = 0;
        value = null;
        foreach (var (cookieName, cookieValue) in Split(headers))
        {
            if (cookieName != name) continue;
            count++;
            value = cookieValue;
        }

        return count;
    }

    /// <summary>The Cookie header without ours; null when nothing is left.</summary>
    public static string? WithoutOwn(StringValues headers)
    {
        var kept = Split(headers).Where(cookie => !IsOwn(cookie.Name) && !(cookie.Name.Length == 0 && IsOwn(cookie.Value)))
            .Select(cookie => cookie.Name.Length == 0 ? cookie.Value : $"{cookie.Name}={cookie.Value}").ToList();
        return kept.Count == 0 ? null : string.Join("; ", kept);
    }

    /// <summary>A Set-Cookie of the app as it may pass: never one of ours, and only for the app's own host. Null when it may not.</summary>
    /// <param name="setCookie">As the app wrote it.</param>
    /// <param name="framed">It must live in a frame of another site as well.</param>
    public static string? Pass(string setCookie, bool framed = false)
    {
        var parts = setCookie.Split(';');
        var nameEnd = parts[0].IndexOf('=');
        var name = (nameEnd < 0 ? parts[0] : parts[0][..nameEnd]).Trim();
        var value = nameEnd < 0 ? "" : parts[0][(nameEnd + 1)..].Trim();
        // A cookie without a name is sent back as its bare value, which would read as one of ours.
        if (IsOwn(name) || (name.Length == 0 && IsOwn(value))) return null;

        var passed = string.Join(';', parts.Where((part, index) => index == 0 || !IsDomain(part)));
        return framed ? FramedCookies.Rewrite(passed) : passed;
    }

    private static bool IsDomain(string attribute) => attribute.Split('=', 2)[0].Trim().Equals("domain", StringComparison.OrdinalIgnoreCase);

    private static bool IsOwn(string text) => text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<(string Name, string Value)> Split(StringValues headers)
    {
        foreach (var header in headers)
        {
            foreach (var pair in (header ?? "").Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var equals = pair.IndexOf('=');
                yield return equals < 0 ? ("", pair) : (pair[..equals].Trim(), pair[(equals + 1)..].Trim());
            }
        }
    }
}
