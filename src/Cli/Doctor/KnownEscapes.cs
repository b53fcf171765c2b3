using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Cli.Doctor;

/// <summary>Ways out of containers that were found in runtimes, and the versions that have them no more. Distributions mend older versions too, and say so by theirs.</summary>
internal static partial class KnownEscapes
{
    private static readonly Dictionary<string, (string Id, Version[] Mended, string[] Backports)[]> All = new()
    {
        ["crun"] =
        [
            ("CVE-2019-18837", [new(0, 10, 5)], []),
            ("CVE-2022-27650", [new(1, 4, 4)], []),
        ],
        ["runc"] =
        [
            ("CVE-2019-5736", [new(1, 0, 0)], []),
            ("CVE-2021-30465", [new(1, 0, 0)], []),
            ("CVE-2022-29162", [new(1, 1, 2)], []),
            ("CVE-2023-27561", [new(1, 1, 5)], []),
            ("CVE-2024-21626", [new(1, 1, 12)], ["1.1.5+ds1-1+deb12u1", "1.0.0~rc93+ds1-5+deb11u3"]),
            ("CVE-2024-45310", [new(1, 1, 14)], []),
            ("CVE-2025-31133", [new(1, 2, 8), new(1, 3, 3)], []),
            ("CVE-2025-52565", [new(1, 2, 8), new(1, 3, 3)], []),
            ("CVE-2025-52881", [new(1, 2, 8), new(1, 3, 3)], []),
        ],
    };

    /// <summary>The version in what <c>--version</c> prints, and the escapes that it still has.</summary>
    public static (string Version, IReadOnlyList<string> Open) Of(string runtime, string printed)
    {
        if (!All.TryGetValue(runtime, out var known) || Number().Match(printed) is not { Success: true } match) return ("?", []);

        var version = new Version(Part(match, 1), Part(match, 2), Part(match, 3));
        return (version.ToString(), [.. known.Where(escape => !escape.Mended.Any(mended => Has(version, mended, escape.Mended)) && !escape.Backports.Any(build => printed.Contains(build, StringComparison.Ordinal))).Select(escape => escape.Id)]);
    }

    // Mended in 1.2.8 and 1.3.3: 1.3.0 is newer than the first and has it all the same.
    private static bool Has(Version version, Version mended, Version[] all) =>
        version >= mended && (mended == all[^1] || (version.Major == mended.Major && version.Minor == mended.Minor));

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"version (\d+)\.(\d+)(?:\.(\d+))")]
    private static partial Regex Number();
}
