using System.Runtime.CompilerServices;

namespace Forja.ProjectFiles.Tests.Text;

/// <summary>Edits as models give them, one file a case: what was there, what was given, and what became of it or why it was refused.</summary>
public sealed class EditGoldenTests
{
    public static TheoryData<string> Cases => [.. Directory.EnumerateFiles(Folder(), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)!).Order()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Edit_AsGiven_ComesToWhatTheFileSays(string name)
    {
        var parts = Read(Path.Combine(Folder(), name + ".txt"));

        var outcome = Make(parts);

        Assert.Equal(parts.Last(), outcome);
    }

    private static (string Kind, string Text) Make(List<(string Kind, string Text)> parts)
    {
        var path = FilePath.Parse(parts[0].Kind["path ".Length..]);
        var before = parts[1].Text;
        var write = parts.Find(part => part.Kind == "write").Text;
        string after;
        if (write is null)
        {
            var searches = parts.Where(part => part.Kind == "search").Select(part => part.Text);
            var replacements = parts.Where(part => part.Kind == "replace").Select(part => part.Text);
            switch (EditLadder.Apply(before, [.. searches.Zip(replacements, (search, replacement) => new TextReplacement(search, replacement))]))
            {
                case EditResult.Failed failed: return ($"refused {failed.Code}", "");
                case EditResult.Edited edited: after = edited.Text; break;
                default: throw new InvalidOperationException();
            }
        }
        else
        {
            after = write;
        }

        if (PlaceholderGuard.Find(path, after, before) is not null) return ($"refused {FileCodes.EditPlaceholder}", "");
        if (write is not null && ShrinkGuard.LooksCutOff(before, after)) return ($"refused {FileCodes.EditShrink}", "");
        return ("after", write is null ? after : MinimalRewrite.Of(before, after));
    }

    /// <summary>The parts of a case; a line of three equal signs and a word begins each.</summary>
    private static List<(string Kind, string Text)> Read(string file) =>
    [
        .. ("\n" + File.ReadAllText(file)).Split("\n=== ").Skip(1).Select((part, at) => (part, at)).Select(item =>
        {
            var end = item.part.IndexOf('\n', StringComparison.Ordinal);
            if (end < 0) return (item.part.Trim(), "");

            // The line end before the next mark belongs to the text.
            var text = item.part[(end + 1)..];
            return (item.part[..end], text.Length > 0 && !text.EndsWith('\n') ? text + "\n" : text);
        }),
    ];

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
