using System.Globalization;

namespace Forja.Sandboxes.Services.Browsing;

/// <summary>Values as people read them. Pure.</summary>
internal static class DataText
{
    public static string? Of(object? value, int most) => value switch
    {
        null or DBNull => null,
        string text => Shorten(text, most),
        byte[] bytes => Shorten("0x" + Convert.ToHexStringLower(bytes.AsSpan(0, Math.Min(bytes.Length, (most / 2) + 1))), most),
        DateTime time => time.ToString(time.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        _ => Shorten(Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", most),
    };

    public static string Shorten(string text, int most)
    {
        if (text.Length <= most) return text;

        // Not between the halves of a character.
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        return text[..end] + "…";
    }
}
