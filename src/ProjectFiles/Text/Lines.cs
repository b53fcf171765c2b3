namespace Forja.ProjectFiles.Text;

/// <summary>Cuts text into lines that keep their ends, so that joining them gives the text back.</summary>
internal static class Lines
{
    public static List<string> Split(string text)
    {
        var lines = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            var next = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..next]);
            start = next;
        }

        return lines;
    }

    /// <summary>A line without its end.</summary>
    public static string Bare(string line) => line.TrimEnd('\r', '\n');
}
