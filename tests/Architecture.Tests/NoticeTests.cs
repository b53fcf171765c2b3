using System.Text.RegularExpressions;

namespace Forja.Architecture.Tests;

/// <summary>What the server tells as a code, people read as a sentence: on the command line as well.</summary>
public sealed partial class NoticeTests
{
    [Fact]
    public void Notices_OfTheServer_HaveASentenceOnTheCommandLine()
    {
        var sentences = Repository.Files.Single(file => file.Path == "src/Cli/Texts.cs").Text;
        var notices = Codes("src/Generation/NoticeCodes.cs").Concat(Codes("src/Turns/Running/TurnCodes.cs", "Notice:"));

        Rule.IsBrokenBy(notices.Where(code => !sentences.Contains($"[\"{code}\"]", StringComparison.Ordinal)));
    }

    /// <summary>The codes of a list; only those whose summary begins with a word, where one is given.</summary>
    private static IEnumerable<string> Codes(string path, string summary = "") =>
        Code().Matches(Repository.Files.Single(file => file.Path == path).Text)
            .Where(match => match.Groups["summary"].Value.Contains(summary, StringComparison.Ordinal))
            .Select(match => match.Groups["code"].Value);

    [GeneratedRegex("""(?<summary>(?:[ \t]*///[^\n]*\n)*)[ \t]*public const string \w+ = "(?<code>[^"]+)";""")]
    private static partial Regex Code();
}
