using System.Text.RegularExpressions;

namespace Forja.Architecture.Tests;

/// <summary>Habits that the compiler does not hold.</summary>
public sealed partial class SourceTests
{
    /// <summary>A file longer than this holds more than one idea.</summary>
    private const int MostLines = 450;

    [Fact]
    public void Source_Waiting_NeverBlocksAThread() => AssertNone(Repository.Under("src tests bench", ".cs").Where(file => !IsModuleInitializer(file)), Blocking());

    [Fact]
    public void Source_Time_ComesFromATimeProvider() => AssertNone(Repository.Under("src", ".cs"), WallClock());

    [Fact]
    public void Tests_Waiting_IsOnSomethingObserved() => AssertNone(Repository.Under("tests", ".cs"), Sleeping());

    [Fact]
    public void Source_Regions_AreNotUsed() => AssertNone(Repository.Under("src tests bench", ".cs"), Region());

    [Fact]
    public void Source_BlankExceptions_AreNotSwallowed() => AssertNone(Repository.Under("src", ".cs"), EmptyCatch());

    [Fact]
    public void Files_WrittenByHand_HoldOneIdea()
    {
        var long_ = Repository.Under("src tests bench web/src", ".cs .ts .tsx .css").Where(file => !file.IsGenerated && file.Lines > MostLines);

        Rule.IsBrokenBy(long_.Select(file => $"{file.Path}: {file.Lines} lines"));
    }

    [Fact]
    public void Types_InAFile_AreNamedAsTheFile()
    {
        var odd = Repository.Under("src", ".cs").Where(file => !file.IsGenerated && !file.Path.EndsWith("/Program.cs", StringComparison.Ordinal))
            .Select(file => (file.Path, Name: Path.GetFileName(file.Path).Split('.')[0], Declared: TopLevelType().Matches(file.Text)))
            .Where(file => file.Declared.Count > 0 && file.Declared.All(match => match.Groups[1].Value != file.Name));

        Rule.IsBrokenBy(odd.Select(file => $"{file.Path} declares {file.Declared[0].Groups[1].Value}"));
    }

    // It runs before Main and may not be asynchronous.
    private static bool IsModuleInitializer(SourceFile file) => file.Text.Contains("[ModuleInitializer]", StringComparison.Ordinal) && file.Path.StartsWith("tests/", StringComparison.Ordinal);

    private static void AssertNone(IEnumerable<SourceFile> files, Regex pattern) =>
        Rule.IsBrokenBy(files.Where(file => !file.IsGenerated).SelectMany(file => file.Matches(pattern)));

    [GeneratedRegex(@"\.Configure" + @"Await\((?!ConfigureAwaitOptions\.SuppressThrowing)|\.GetAwaiter\(\)\.GetResult\(|\)\.Result\b(?!\s*=)|Async\(.*\)\.Wait\(|Thread\.Sl" + @"eep\(")]
    private static partial Regex Blocking();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Utc)?Now\b|\bDateTime\.Today\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bTask\.De" + @"lay\((?!.*(, time\b|InfiniteTimeSpan))|\.WaitForTimeout" + @"Async\(")]
    private static partial Regex Sleeping();

    [GeneratedRegex(@"^\s*#reg" + "ion")]
    private static partial Regex Region();

    [GeneratedRegex(@"\bcatch\s*(\(\s*Exception\s*\w*\s*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();

    [GeneratedRegex(@"^(?:public|internal|file)[\w\s]*?\b(?:class|record struct|record|struct|interface|enum)\s+(\w+)", RegexOptions.Multiline)]
    private static partial Regex TopLevelType();
}
