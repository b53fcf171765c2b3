using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Forja.ProjectFiles;

/// <summary>Tells text from other content, and keeps the way a file ends its lines.</summary>
public static class TextContent
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads UTF-8 without zero bytes; anything else is not text here.</summary>
    public static bool TryDecode(ReadOnlySpan<byte> content, [NotNullWhen(true)] out string? text)
    {
        text = null;
        if (content.Contains((byte)0)) return false;
        try
        {
            text = Strict.GetString(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    public static byte[] Encode(string text) => Strict.GetBytes(text);

    /// <summary>True when every line end is CR LF and there is at least one.</summary>
    public static bool UsesCrLf(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lineFeeds = text.AsSpan().Count('\n');
        return lineFeeds > 0 && lineFeeds == text.AsSpan().Count("\r\n");
    }

    /// <summary><paramref name="text"/> with the line ends of <paramref name="existing"/>: a model writes LF whatever it read, and a diff of every line helps nobody.</summary>
    public static string WithLineEndsOf(string text, string existing)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(existing);
        if (!existing.Contains('\n', StringComparison.Ordinal)) return text;
        if (UsesCrLf(existing)) return ToLf(text).Replace("\n", "\r\n", StringComparison.Ordinal);
        return existing.Contains('\r', StringComparison.Ordinal) ? text : ToLf(text);
    }

    internal static string ToLf(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
