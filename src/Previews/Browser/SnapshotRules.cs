using System.Text.RegularExpressions;

namespace Forja.Previews.Browser;

/// <summary>What a snapshot may consist of. Pure.</summary>
internal static partial class SnapshotRules
{
    public const int MostModules = 4_000;
    public const long MostModuleBytes = 8L << 20;
    public const long MostBytes = 64L << 20;

    private const int MostPathCharacters = 1_024;

    // The edge's own, the packages', and the app's server's.
    private static readonly string[] Reserved = ["/__forja/", "/npm/", "/api/"];

    /// <summary>A stable code when this is no snapshot; null when it is one.</summary>
    public static string? Refuse(IReadOnlyList<SnapshotModule> modules)
    {
        if (modules.Count is 0 or > MostModules) return SnapshotCodes.TooLarge;
        HashSet<string> paths = [];
        foreach (var module in modules)
        {
            if (!IsPath(module.Path) || !paths.Add(module.Path)) return SnapshotCodes.PathInvalid;
            if (!IsHash(module.Hash)) return SnapshotCodes.HashInvalid;
            if (!ContentType().IsMatch(module.ContentType)) return SnapshotCodes.TypeInvalid;
        }

        return null;
    }

    public static bool IsHash(string text) => Hash().IsMatch(text);

    /// <summary>An address as snapshots name it: without the marks that only tell a browser to ask anew.</summary>
    public static string Key(string path, string query)
    {
        var kept = query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(part => !IsMark(part.Split('=', 2)[0]));
        var rest = string.Join('&', kept);
        return rest.Length == 0 ? path : $"{path}?{rest}";
    }

    private static bool IsMark(string name) => name is "t" or "v" || name.StartsWith("forja-", StringComparison.Ordinal);

    private static bool IsPath(string path) =>
        path.Length is > 0 and <= MostPathCharacters && path[0] == '/' && !path.Any(character => char.IsControl(character) || character is '\\' or '#')
        && !path.Split('?', 2)[0].Split('/').Any(part => part is ".." or ".") && !Reserved.Any(start => path.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\A[0-9a-f]{64}\z")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\A(?:text|image|font|audio|video|application|model)/[A-Za-z0-9.+-]{1,80}(?:; ?charset=[A-Za-z0-9-]{1,20})?\z")]
    private static partial Regex ContentType();
}
