using System.Text;

namespace Forja.ProjectFiles.Text;

/// <summary>Writes a line in the plainest way: straight quotes, plain spaces and hyphens. Models and word processors dress these up on the way.</summary>
internal static class LineFolding
{
    public static string Fold(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (var character in line)
        {
            switch (character)
            {
                case '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u2032' or '\u00B4': folded.Append('\''); break;
                case '\u201C' or '\u201D' or '\u201E' or '\u201F' or '\u2033' or '\u00AB' or '\u00BB': folded.Append('"'); break;
                case '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212': folded.Append('-'); break;
                case '\u2026': folded.Append("..."); break;
                case '\u00A0' or '\u202F' or '\u3000' or (>= '\u2000' and <= '\u200A') or '\t': folded.Append(' '); break;
                case '\u200B' or '\u200C' or '\u200D' or '\u2060' or '\uFEFF': break;
                default: folded.Append(character); break;
            }
        }

        return folded.ToString().Trim();
    }
}
