using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Generation.Models;

/// <summary>What can be read from a model's name: whether it chats, which release it is, how it ranks as a default. Pure.</summary>
internal static partial class ModelNames
{
    /// <summary>False for the models of a vendor's list that do something else than write text.</summary>
    public static bool CanChat(string id) => !NotChat().IsMatch(id);

    /// <summary>The name without the date or the word that pins a release.</summary>
    public static string WithoutDate(string id) => Release().Replace(id, string.Empty);

    /// <summary>
    /// The model to use when nobody chose: of those whose provider answers, the newest large one of the first vendor that has any, else simply the
    /// first.
    /// </summary>
    public static ModelInfo? BestOf(IReadOnlyList<ModelInfo> models) =>
        models.Select((model, order) => (model, order, rank: Rank(model.Id)))
            .OrderBy(one => one.model.ListingError is null ? 0 : 1)
            .ThenByDescending(one => one.rank.Family)
            .ThenByDescending(one => one.rank.Version)
            .ThenByDescending(one => one.rank.Preference)
            .ThenBy(one => one.order)
            .Select(one => one.model)
            .FirstOrDefault();

    private static (int Family, decimal Version, int Preference) Rank(string id)
    {
        var name = WithoutDate(id);
        if (Claude().Match(name) is { Success: true } claude) return (2, Version(claude), claude.Groups["size"].Value == "sonnet" ? 1 : 0);

        // A suffix may name a smaller model; the plain name is the flagship.
        if (Gpt().Match(name) is { Success: true } gpt && !Small().IsMatch(name)) return (1, Version(gpt), gpt.Groups["suffix"].Length == 0 ? 1 : 0);
        return (0, 0, 0);
    }

    private static decimal Version(Match match) =>
        decimal.Parse(match.Groups["major"].Value, CultureInfo.InvariantCulture)
        + (match.Groups["minor"].Success ? decimal.Parse(match.Groups["minor"].Value, CultureInfo.InvariantCulture) / 100 : 0);

    [GeneratedRegex(
        @"embed|whisper|tts|dall-e|image|audio|realtime|transcri|moderation|babbage|davinci|sora|rerank|vision-encoder|computer-use",
        RegexOptions.IgnoreCase)]
    private static partial Regex NotChat();

    [GeneratedRegex(@"[-@](\d{8}|\d{4}-\d{2}-\d{2}|latest)$", RegexOptions.IgnoreCase)]
    private static partial Regex Release();

    [GeneratedRegex(@"^claude-(?<size>opus|sonnet)-(?<major>\d{1,2})(-(?<minor>\d{1,2}))?$")]
    private static partial Regex Claude();

    [GeneratedRegex(@"^gpt-(?<major>\d{1,2})(\.(?<minor>\d{1,2}))?(?<suffix>-.*)?$")]
    private static partial Regex Gpt();

    [GeneratedRegex(@"mini|nano|small|lite|chat|codex|search|instruct|turbo|preview|oss|pro")]
    private static partial Regex Small();
}
