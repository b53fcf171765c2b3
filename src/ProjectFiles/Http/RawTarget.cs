using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Forja.ProjectFiles.Http;

/// <summary>
/// Compares what the client really sent with what routing saw. The server removes dot segments, leaves an encoded slash encoded and keeps what is not UTF-8 as it is;
/// each of these is a way to make two readers see two paths. A target is plain when decoding it strictly once gives exactly the path that routing saw.
/// </summary>
internal static class RawTarget
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static bool IsPlain(HttpContext context)
    {
        var raw = PathOf(context);
        return raw is null || DecodeOnce(raw) == context.Request.PathBase + context.Request.Path.Value;
    }

    /// <summary>The path as sent, still encoded; null where the server does not tell (an in-memory server in a test).</summary>
    public static string? PathOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(target)) return null;

        // absolute-form, as proxies send it
        if (target[0] != '/' && target.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            var slash = target.IndexOf('/', scheme + 3);
            target = slash < 0 ? "/" : target[slash..];
        }

        var query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? target : target[..query];
    }

    /// <summary>The text that the escapes stand for; null when they are malformed or no UTF-8 (an overlong form, say).</summary>
    private static string? DecodeOnce(string raw)
    {
        var bytes = new byte[raw.Length];
        var length = 0;
        for (var index = 0; index < raw.Length; index++)
        {
            if (raw[index] > '\x7f') return null;
            if (raw[index] != '%')
            {
                bytes[length++] = (byte)raw[index];
                continue;
            }

            if (index + 2 >= raw.Length || !char.IsAsciiHexDigit(raw[index + 1]) || !char.IsAsciiHexDigit(raw[index + 2])) return null;
            bytes[length++] = Convert.ToByte(raw.Substring(index + 1, 2), 16);
            index += 2;
        }

        try
        {
            return Strict.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
