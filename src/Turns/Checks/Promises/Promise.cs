using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Forja.Turns.Checks.Promises;

/// <summary>Something that a request left to be true from then on, small enough to be looked at after every turn. Written as one line. The set is closed.</summary>
public abstract partial record Promise
{
    private const int LongestPath = 200, LongestText = 120, LongestCommand = 200;

    private Promise()
    {
    }

    /// <summary>The page at an address shows these words.</summary>
    public sealed record Shows(string Path, string Text) : Promise
    {
        public override string ToString() => $"{Path} shows \"{Text}\"";
    }

    /// <summary>The app answers an address with this status.</summary>
    public sealed record Answers(string Path, int Status) : Promise
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"GET {Path} answers {Status}");
    }

    /// <summary>A command over the project's files ends well.</summary>
    public sealed record Runs(string Command) : Promise
    {
        public override string ToString() => $"run {Command}";
    }

    /// <summary>Reads a line as a model writes it; what is not understood is no promise.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out Promise? promise)
    {
        promise = null;
        var text = line.Trim().TrimStart('-', '*').Trim();
        if (ShowsLine().Match(text) is { Success: true } shows && IsPath(shows.Groups["path"].Value))
            promise = new Shows(shows.Groups["path"].Value, shows.Groups["text"].Value.Trim());
        else if (AnswersLine().Match(text) is { Success: true } answers && IsPath(answers.Groups["path"].Value))
            promise = new Answers(answers.Groups["path"].Value, int.Parse(answers.Groups["status"].Value, CultureInfo.InvariantCulture));
        else if (RunsLine().Match(text) is { Success: true } runs && runs.Groups["command"].Length <= LongestCommand)
            promise = new Runs(runs.Groups["command"].Value.Trim());
        return promise is not null and not Shows { Text: { Length: 0 or > LongestText } };
    }

    private static bool IsPath(string path) => path.Length <= LongestPath && !path.StartsWith("//", StringComparison.Ordinal);

    [GeneratedRegex("""^(?<path>/\S*)\s+shows\s+["“'](?<text>.+)["”']\.?$""", RegexOptions.IgnoreCase)]
    private static partial Regex ShowsLine();

    [GeneratedRegex(@"^GET\s+(?<path>/\S*)\s+answers\s+(?<status>[1-5]\d\d)\.?$", RegexOptions.IgnoreCase)]
    private static partial Regex AnswersLine();

    [GeneratedRegex(@"^run\s+(?<command>\S.*)$", RegexOptions.IgnoreCase)]
    private static partial Regex RunsLine();
}
