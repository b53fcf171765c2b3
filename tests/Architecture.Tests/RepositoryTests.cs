using System.Text.RegularExpressions;

namespace Forja.Architecture.Tests;

/// <summary>The repository speaks of the finished product alone, and installs the same thing everywhere.</summary>
public sealed partial class RepositoryTests
{
    [Fact]
    public void Text_OfTheRepository_LeavesNothingForLater() => AssertNone(Repository.Files.Where(IsOurs), Unfinished());

    [Fact]
    public void Text_OfTheRepository_NamesNobodysMachine() => AssertNone(Repository.Files.Where(IsOurs), MachinePath());

    [Fact]
    public void Text_OfTheRepository_HasNoConflictLeft() => AssertNone(Repository.Files, Conflict());

    [Fact]
    public void Text_OfTheRepository_EndsItsLinesAsUnixDoes() =>
        Rule.IsBrokenBy(Repository.Files.Where(IsOurs).Where(file => file.Text.Contains("\r\n", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void Locks_OfNpm_NameNoRegistry()
    {
        var locks = Repository.Files.Where(file => file.Path.EndsWith("package-lock.json", StringComparison.Ordinal));

        AssertNone(locks, Resolved());
    }

    [Fact]
    public void Packages_OfDotnet_HaveTheirVersionInOnePlace()
    {
        var projects = Repository.Files.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal));

        AssertNone(projects, OwnVersion());
    }

    /// <summary>What people wrote about the product: neither generated, nor words for a model, nor samples of a model's answers.</summary>
    private static bool IsOurs(SourceFile file) =>
        !file.IsGenerated && !file.Path.StartsWith("LICENSE", StringComparison.Ordinal)
        && !file.Path.Contains("/Prompts/", StringComparison.Ordinal) && !file.Path.Contains("/Samples/", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<SourceFile> files, Regex pattern) => Rule.IsBrokenBy(files.SelectMany(file => file.Matches(pattern)));

    [GeneratedRegex(@"\bTO" + @"DO\b|\bFIX" + @"ME\b|\bHA" + @"CK\b|NotImplemented" + @"Exception\(|\bSkip" + @" = ")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"/wo" + @"rk/(main|shared)|\.lib" + @"rary/|/tmp/pl" + @"an|/tmp/w" + @"t/|\bsub" + @"agent\b")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"^(<{7} (?!SEARCH)|>{7} (?!REPLACE))")]
    private static partial Regex Conflict();

    [GeneratedRegex("\"resolved\":")]
    private static partial Regex Resolved();

    [GeneratedRegex("<PackageReference [^>]*Version=")]
    private static partial Regex OwnVersion();
}
