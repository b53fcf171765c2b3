using System.Text;

namespace Forja.ProjectFiles.Starters;

/// <summary>
/// Puts a project's title, name and language into a starter's files. A title is a person's text, so it is escaped for the kind of file that it lands in.
/// </summary>
internal static class StarterPlaceholders
{
    public static ReadOnlyMemory<byte> Fill(FilePath path, ReadOnlyMemory<byte> content, ProjectNames names, string language)
    {
        if (content.Span.IndexOf("{{"u8) < 0) return content;

        var text = Encoding.UTF8.GetString(content.Span)
            .Replace("{{name}}", names.Name, StringComparison.Ordinal)
            .Replace("{{language}}", language, StringComparison.Ordinal)
            .Replace("{{title}}", Escape(path.Extension, names.Title), StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(text);
    }

    private static string Escape(string extension, string title) => extension switch
    {
        ".html" or ".svg" => title.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;"),
        ".md" or ".txt" => title,
        _ => EscapeInQuotes(title),
    };

    // Good inside '…', "…" and `…` of JavaScript, TypeScript, Python and JSON alike; letters with accents stay readable.
    private static string EscapeInQuotes(string title)
    {
        var escaped = new StringBuilder(title.Length);
        foreach (var character in title)
        {
            if (character is '\\' or '"' or '\'' or '`' or '$' or '<' or '\u2028' or '\u2029') escaped.Append($"\\u{(int)character:x4}");
            else escaped.Append(character);
        }

        return escaped.ToString();
    }
}
