namespace Forja.ProjectFiles.Tests.Text;

/// <summary>Small texts with many equal lines, where differs and mergers go wrong if they can. Seeded, so a failure comes back.</summary>
internal static class RandomText
{
    public static string Lines(Random random, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(0, most)).Select(_ => $"{(char)('a' + random.Next(5))}\n"));

    /// <summary>A text with a few of its lines changed, removed or added.</summary>
    public static string Changed(Random random, string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        for (var changes = random.Next(0, 4); changes > 0; changes--)
        {
            var at = random.Next(0, lines.Count + 1);
            if (random.Next(3) == 0 || at == lines.Count) lines.Insert(at, $"new {random.Next(3)}");
            else if (random.Next(2) == 0) lines.RemoveAt(at);
            else lines[at] = $"changed {random.Next(3)}";
        }

        return string.Concat(lines.Select(line => line + "\n"));
    }
}
