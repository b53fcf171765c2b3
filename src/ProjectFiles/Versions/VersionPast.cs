using System.Globalization;

namespace Forja.ProjectFiles;

/// <summary>
/// The versions that one came from: those before it, but for what going back left behind. A version that restores an older one goes on from that one; what lies between the two is no part of it. Pure.
/// </summary>
public sealed class VersionPast
{
    private const string Before = "Version ", After = " restored";

    private readonly IReadOnlyList<(int First, int Last)> _spans;

    private VersionPast(IReadOnlyList<(int First, int Last)> spans) => _spans = spans;

    /// <summary>The past of a version; of those that restored others, number and message are needed.</summary>
    public static VersionPast Of(int number, IEnumerable<(int Number, string Message)> restored)
    {
        var back = restored.Select(version => (version.Number, From: Read(version.Message))).Where(version => version.From is { } from && from < version.Number).ToDictionary(version => version.Number, version => version.From!.Value);
        List<(int First, int Last)> spans = [];
        for (var last = number; last > 0;)
        {
            var first = last;
            while (first > 1 && !back.ContainsKey(first)) first--;
            spans.Add((first, last));
            last = back.GetValueOrDefault(first);
        }

        return new VersionPast(spans);
    }

    /// <summary>Whether a version is this one or one that it came from.</summary>
    public bool Has(int number) => _spans.Any(span => number >= span.First && number <= span.Last);

    /// <summary>What a version says of itself that restores another one.</summary>
    internal static string Say(int number) => string.Create(CultureInfo.InvariantCulture, $"{Before}{number}{After}");

    private static int? Read(string message) =>
        message.StartsWith(Before, StringComparison.Ordinal) && message.EndsWith(After, StringComparison.Ordinal)
        && int.TryParse(message.AsSpan(Before.Length, message.Length - Before.Length - After.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
