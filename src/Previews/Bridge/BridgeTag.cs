using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Primitives;

namespace Forja.Previews.Bridge;

/// <summary>The one line that goes into a previewed document, and the documents that it may go into.</summary>
internal static partial class BridgeTag
{
    public const string Path = "/__forja/bridge.js";

    /// <summary>Whole HTML documents in an encoding whose markup is ASCII.</summary>
    public static bool FitsInto(HttpResponseMessage response)
    {
        var content = response.Content.Headers;
        return content.ContentType is { MediaType: { } type } && type.Equals("text/html", StringComparison.OrdinalIgnoreCase)
            && content.ContentType.CharSet?.Contains("utf-16", StringComparison.OrdinalIgnoreCase) != true
            && content.ContentType.CharSet?.Contains("utf-32", StringComparison.OrdinalIgnoreCase) != true
            && content.ContentEncoding.Count == 0
            && response.StatusCode is not (HttpStatusCode.PartialContent or HttpStatusCode.NotModified or HttpStatusCode.NoContent);
    }

    /// <summary>A classic script of the preview's own host, so that it runs first and the app's policy applies to it; an app that asks for nonces is given its own.</summary>
    public static byte[] For(IReadOnlyList<string> appOrigins, StringValues policies)
    {
        var nonce = Nonce().Match(string.Join(',', policies.ToArray())) is { Success: true } match ? $" nonce=\"{match.Groups[1].Value}\"" : "";
        return Encoding.ASCII.GetBytes($"<script src=\"{Path}\" data-app=\"{WebUtility.HtmlEncode(string.Join(' ', appOrigins))}\"{nonce}></script>");
    }

    [GeneratedRegex("'nonce-([A-Za-z0-9+/_=-]+)'")]
    private static partial Regex Nonce();
}
