using Forja.Sandboxes;
using Forja.Turns.Checks;
using Forja.Turns.Checks.Compiling;

namespace Forja.Turns.Tests.Checks;

/// <summary>What a stack's own programs say, read into file, line and words; what they do not say is never held against the code.</summary>
public sealed class StackCheckTests
{
    [Theory]
    [InlineData("src/App.tsx(14,3): error TS2322: Type 'string' is not assignable to type 'number'.\n", "src/App.tsx:14:3: TS2322: Type 'string' is not assignable to type 'number'.")]
    [InlineData("src/a.ts(1,2): error TS1: one\n  more about one\nFound 1 error.\n", "src/a.ts:1:2: TS1: one\n  more about one")]
    [InlineData("1590680326283 ERROR \"src/App.svelte\" 12:4 \"Type 'x' is wrong\"\n1590680326807 COMPLETED 20 FILES 1 ERRORS", "src/App.svelte:12:4: Type 'x' is wrong")]
    [InlineData("node_modules/x/index.d.ts(1,1): error TS2300: Duplicate identifier", null)]
    [InlineData("error TS5033: Could not write file '/app/tsconfig.tsbuildinfo'", null)]
    [InlineData("", null)]
    public void Errors_OfATypeChecker_AreThoseOfTheProjectsFiles(string output, string? expected) => Assert.Equal(expected, StackOutput.Errors(Check.Types, output));

    [Theory]
    [InlineData("error during build:\nCould not resolve \"./gone\" from \"/app/src/App.tsx\"\n    at file:///app/node_modules/x.js:1:1\n", "error during build:\nCould not resolve \"./gone\" from \"src/App.tsx\"")]
    [InlineData("FATAL ERROR: Reached heap limit - JavaScript heap out of memory", null)]
    [InlineData("Error: ENOSPC: no space left on device, write", null)]
    public void Errors_OfABundler_KeepTheirPlaceAndLoseTheStack(string output, string? expected) => Assert.Equal(expected, StackOutput.Errors(Check.Build, output));

    [Fact]
    public void Of_AManifest_NamesOnlyWhatTheStackHas()
    {
        const string React = """{"devDependencies": {"vite": "8", "typescript": "7"}}""";
        var files = new HashSet<string> { "tsconfig.json", "index.html" };

        Assert.Equal(["exec tsc --noEmit --pretty false", "exec vite build --outDir /tmp/forja-build --emptyOutDir --logLevel error"], StackCommands.Of(React, files, "{}").Select(command => command.Line));
        Assert.StartsWith("exec vue-tsc -b", StackCommands.Of("""{"devDependencies": {"typescript": "6", "vue-tsc": "3"}}""", files, """{"files": [], "references": []}""")[0].Line);
        Assert.Empty(StackCommands.Of("""{"dependencies": {"express": "5"}}""", files, null));
        Assert.Empty(StackCommands.Of(null, files, null));
        Assert.Empty(StackCommands.Of("[]", files, null));
    }

    [Theory]
    [InlineData(0, "", null, CheckStatus.Passed)]
    [InlineData(2, "src/a.ts(1,2): error TS1: one", null, CheckStatus.Failed)]
    [InlineData(1, "Segmentation fault", null, CheckStatus.Skipped)]
    [InlineData(null, "src/a.ts(1,2): error TS1: one", "aside.slow", CheckStatus.Skipped)]
    public void Read_AnEnd_IsRedOnlyForWhatTheCodeIsToBlameFor(int? exitCode, string output, string? reason, CheckStatus expected) =>
        Assert.Equal(expected, StackChecks.Read(new StackCommand(Check.Types, "tsc"), new AsideResult(exitCode, output, reason), 1).Status);
}
