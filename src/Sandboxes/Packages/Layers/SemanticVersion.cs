using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>A version as npm orders them: 1.2.3 before 1.2.4, 2.0.0-beta.2 before 2.0.0.</summary>
internal sealed partial record SemanticVersion(long Major, long Minor, long Patch, string Prerelease) : IComparable<SemanticVersion>
{
    public static bool TryParse(string? text, [NotNullWhen(true)] out SemanticVersion? version)
    {
        var match = Pattern().Match(text ?? "");
        version = match.Success
            && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            && long.TryParse(match.Groups[2].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var minor)
            && long.TryParse(match.Groups[3].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var patch)
                ? new SemanticVersion(major, minor, patch, match.Groups[4].Value)
                : null;
        return version is not null;
    }

    public int CompareTo(SemanticVersion? other)
    {
        if (other is null) return 1;
        var numbers = (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));
        if (numbers != 0) return numbers;
        if (Prerelease.Length == 0 || other.Prerelease.Length == 0) return other.Prerelease.Length.CompareTo(Prerelease.Length);

        var (mine, theirs) = (Prerelease.Split('.'), other.Prerelease.Split('.'));
        for (var index = 0; index < Math.Min(mine.Length, theirs.Length); index++)
        {
            var part = ComparePart(mine[index], theirs[index]);
            if (part != 0) return part;
        }

        return mine.Length.CompareTo(theirs.Length);
    }

    public override string ToString() => Prerelease.Length == 0 ? $"{Major}.{Minor}.{Patch}" : $"{Major}.{Minor}.{Patch}-{Prerelease}";

    // Numbers are lower than words, and compared as numbers.
    private static int ComparePart(string mine, string theirs) =>
        (long.TryParse(mine, NumberStyles.None, CultureInfo.InvariantCulture, out var one), long.TryParse(theirs, NumberStyles.None, CultureInfo.InvariantCulture, out var two)) switch
        {
            (true, true) => one.CompareTo(two),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(mine, theirs),
        };

    [GeneratedRegex(@"\A\s*[v=]*\s*(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?\s*\z")]
    private static partial Regex Pattern();
}
