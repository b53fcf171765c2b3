namespace Forja.ProjectFiles.Tests.Text;

public sealed class EditGuardTests
{
    private static readonly FilePath App = FilePath.Parse("src/App.tsx");

    [Theory]
    [InlineData("// ... existing code ...")]
    [InlineData("// ... rest of the component stays the same")]
    [InlineData("    {/* ... rest of the JSX unchanged ... */}")]
    [InlineData("/* rest of the styles remain the same */")]
    [InlineData("# rest of the code remains unchanged")]
    [InlineData("<!-- existing content here -->")]
    [InlineData("// The rest of the file stays exactly the same")]
    [InlineData("// existing imports")]
    [InlineData("// (unchanged)")]
    [InlineData("... existing code ...")]
    [InlineData("// … o resto permanece igual")]
    [InlineData("// resto do código aqui")]
    [InlineData("{/* código existente */}")]
    [InlineData("// ... mantém o restante ...")]
    [InlineData("// Everything else stays the same as before")]
    [InlineData("// ...other methods omitted for brevity")]
    [Trait("Case", "L4")]
    public void Find_CommentThatStandsForCode_IsFound(string line)
    {
        Assert.NotNull(PlaceholderGuard.Find(App, $"const a = 1;\n{line}\nconst b = 2;\n", "const a = 1;\n"));
        Assert.NotNull(PlaceholderGuard.Find(App, $"const a = 1;\n{line}\nconst b = 2;\n", before: null));
    }

    [Theory]
    [InlineData("const all = { ...existing, ...rest };")]
    [InlineData("...existingItems,")]
    [InlineData("function sum(first, ...rest) {")]
    [InlineData("// the remaining time in seconds")]
    [InlineData("// Keep the other tab's state in step")]
    [InlineData("// Other routes")]
    [InlineData("// The rest parameter holds the options")]
    [InlineData("# existing users keep their plan")]
    [InlineData("/* same colour as the border */")]
    [InlineData("<p>... and the rest is history</p>")]
    [InlineData("// Loading...")]
    public void Find_OrdinaryLine_IsNone(string line) => Assert.Null(PlaceholderGuard.Find(App, $"const a = 1;\n{line}\n", "const a = 1;\n"));

    [Fact]
    public void Find_LineTheFileAlreadyHad_IsNone() =>
        Assert.Null(PlaceholderGuard.Find(App, "// ... existing code ...\nconst a = 2;\n", "// ... existing code ...\nconst a = 1;\n"));

    [Fact]
    public void Find_LoneEllipsis_CountsOnlyWhereSomethingStood()
    {
        Assert.NotNull(PlaceholderGuard.Find(App, "a\n// ...\nb\n", "a\nx\nb\n"));
        Assert.Null(PlaceholderGuard.Find(App, "a\n// ...\nb\n", before: null));
    }

    [Fact]
    public void Find_Prose_IsNone() => Assert.Null(PlaceholderGuard.Find(FilePath.Parse("README.md"), "# The rest of the code\n* ... existing code ...\n", before: null));

    [Fact]
    public void Find_HugeHostileText_Ends() => Assert.Null(PlaceholderGuard.Find(App, string.Concat(Enumerable.Repeat("// " + new string('.', 190) + "\n", 5_000)), "x"));

    [Fact]
    public void LooksCutOff_HalfTheFileMissing_IsTrue()
    {
        var before = Numbered(0, 100);

        Assert.True(ShrinkGuard.LooksCutOff(before, Numbered(0, 30)));
        Assert.True(ShrinkGuard.LooksCutOff(before, "\n \n"));
    }

    [Fact]
    public void LooksCutOff_RewrittenShorter_IsFalse() => Assert.False(ShrinkGuard.LooksCutOff(Numbered(0, 100), Numbered(200, 20) + Numbered(0, 5)));

    [Fact]
    public void LooksCutOff_SmallFileOrSmallLoss_IsFalse()
    {
        Assert.False(ShrinkGuard.LooksCutOff(Numbered(0, 20), Numbered(0, 5)));
        Assert.False(ShrinkGuard.LooksCutOff(Numbered(0, 100), Numbered(0, 80)));
    }

    [Theory]
    [InlineData(".git/hooks/pre-commit", true, true)]
    [InlineData("sub/.GIT/config", true, true)]
    [InlineData(".git./config", true, true)]
    [InlineData("node_modules/react/index.js", true, true)]
    [InlineData(".forja/state.json", true, true)]
    [InlineData("package-lock.json", false, true)]
    [InlineData("api/yarn.lock", false, true)]
    [InlineData(".github/workflows/ci.yml", false, true)]
    [InlineData(".gitlab-ci.yml", false, true)]
    [InlineData(".husky/pre-commit", false, true)]
    [InlineData("forja.json", false, false)]
    [InlineData(".gitignore", false, false)]
    [InlineData("package.json", false, false)]
    [InlineData("src/node_modules.ts", false, false)]
    [Trait("Case", "L2")]
    public void Refuses_ByAuthor_ProtectsWhatIsNotTheirs(string text, bool fromPerson, bool fromModel)
    {
        var path = FilePath.Parse(text);

        Assert.Equal(fromPerson, ProtectedPaths.Refuses(path, VersionAuthors.Person));
        Assert.Equal(fromModel, ProtectedPaths.Refuses(path, VersionAuthors.Model));
    }

    private static string Numbered(int start, int count) => string.Concat(Enumerable.Range(start, count).Select(number => $"const value{number} = {number};\n"));
}
