using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Answers whether a version lies in an npm range: exact, <c>^</c>, <c>~</c>, comparisons, <c>x</c>, <c>a - b</c>, <c>||</c>. What it does not understand (tags, addresses,
/// aliases) contains nothing, which is the safe answer for its use: the set is then resolved by npm. Pure.
/// </summary>
internal static partial class VersionRange
{
    public static bool Contains(string range, string? version)
    {
        if (!SemanticVersion.TryParse(version, out var candidate)) return false;
        foreach (var alternative in range.Split("||"))
        {
            if (AlternativeContains(alternative.Trim(), candidate)) return true;
        }

        return false;
    }

    private static bool AlternativeContains(string alternative, SemanticVersion version)
    {
        var bounds = new List<Bound>();
        var hyphen = Hyphen().Match(alternative);
        if (hyphen.Success)
        {
            if (!Read(">=", hyphen.Groups[1].Value, bounds) || !Read("<=", hyphen.Groups[2].Value, bounds)) return false;
        }
        else
        {
            // "> = 1" and ">=1" are the same; comparators are separated by space.
            foreach (var part in Gap().Replace(alternative, "$1").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var match = Comparator().Match(part);
                if (!match.Success || !Read(match.Groups[1].Value, match.Groups[2].Value, bounds)) return false;
            }
        }

        // A beta is only meant by a range that names a beta of the same version.
        if (version.Prerelease.Length > 0
            && !bounds.Any(bound => bound.Version.Prerelease.Length > 0 && (bound.Version.Major, bound.Version.Minor, bound.Version.Patch) == (version.Major, version.Minor, version.Patch)))
        {
            return false;
        }

        return bounds.TrueForAll(bound => bound.Admits(version));
    }

    private static bool Read(string comparison, string text, List<Bound> bounds)
    {
        var match = Partial().Match(text);
        if (!match.Success) return false;
        var (major, minor, patch) = (Number(match.Groups[1]), Number(match.Groups[2]), Number(match.Groups[3]));
        var lowest = new SemanticVersion(major ?? 0, minor ?? 0, patch ?? 0, patch is null ? "" : match.Groups[4].Value);
        if (major is null) return comparison is "" or "=" or ">=" or "<=" or "^" or "~";

        var nextMajor = new SemanticVersion(major.Value + 1, 0, 0, "0");
        var nextMinor = new SemanticVersion(major.Value, (minor ?? 0) + 1, 0, "0");
        var nextPatch = new SemanticVersion(major.Value, minor ?? 0, (patch ?? 0) + 1, "0");
        var whole = minor is null ? nextMajor : patch is null ? nextMinor : null;
        switch (comparison)
        {
            case "" or "=" when whole is null: bounds.Add(new(lowest, Least: true, Inclusive: true)); bounds.Add(new(lowest, Least: false, Inclusive: true)); return true;
            case "" or "=": bounds.Add(new(lowest, true, true)); bounds.Add(new(whole, false, false)); return true;
            case ">=": bounds.Add(new(lowest, true, true)); return true;
            case ">": bounds.Add(whole is null ? new(lowest, true, false) : new(whole, true, true)); return true;
            case "<": bounds.Add(new(lowest with { Prerelease = whole is null ? lowest.Prerelease : "0" }, false, false)); return true;
            case "<=": bounds.Add(whole is null ? new(lowest, false, true) : new(whole, false, false)); return true;
            case "~": bounds.Add(new(lowest, true, true)); bounds.Add(new(minor is null ? nextMajor : nextMinor, false, false)); return true;
            case "^":
                bounds.Add(new(lowest, true, true));
                bounds.Add(new(major > 0 || minor is null ? nextMajor : minor > 0 || patch is null ? nextMinor : nextPatch, false, false));
                return true;
            default: return false;
        }
    }

    private static long? Number(Group group) => long.TryParse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(@"\A(\S+)\s+-\s+(\S+)\z")]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"([<>=~^])\s+")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\A(\^|~|>=|<=|>|<|=)?v?(.+)\z")]
    private static partial Regex Comparator();

    [GeneratedRegex(@"\A(\d+|[xX*])(?:\.(\d+|[xX*])(?:\.(\d+|[xX*])(?:-([0-9A-Za-z.-]+))?(?:\+[0-9A-Za-z.-]+)?)?)?\z")]
    private static partial Regex Partial();

    private readonly record struct Bound(SemanticVersion Version, bool Least, bool Inclusive)
    {
        public bool Admits(SemanticVersion candidate)
        {
            var order = candidate.CompareTo(Version);
            return order == 0 ? Inclusive : Least ? order > 0 : order < 0;
        }
    }
}
