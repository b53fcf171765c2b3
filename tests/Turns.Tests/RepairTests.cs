using Forja.Turns.Checks;
using Forja.Turns.Running;

namespace Forja.Turns.Tests;

public sealed class RepairTests
{
    [Theory]
    [InlineData("""Failed to resolve import "date-fns" from "src/App.tsx". Does the file exist?""", "date-fns")]
    [InlineData("""Failed to resolve import "@dnd-kit/core/dist/x" from "src/App.tsx".""", "@dnd-kit/core")]
    [InlineData("Error: Cannot find module 'express'", "express")]
    [InlineData("""Failed to resolve import "./missing" from "src/App.tsx".""", null)]
    [InlineData("""Failed to resolve import "$(rm -rf x)" from "src/App.tsx".""", null)]
    [InlineData("Unexpected token (3:7)", null)]
    public void MissingPackage_OfAnError_IsTheNameOfAPackageOrNothing(string detail, string? expected) => Assert.Equal(expected, ServerError.MissingPackage(detail));

    [Fact]
    public void Add_AMissingPackage_StandsBesideTheOthers()
    {
        var (json, added) = PackageRepair.Add("""{"name": "x", "dependencies": {"react": "^19.0.0"}}""", ["react", "date-fns"])!.Value;

        Assert.Equal(["date-fns"], added);
        Assert.Contains("\"react\": \"^19.0.0\"", json);
        Assert.Contains("\"date-fns\": \"latest\"", json);
    }

    [Theory]
    [InlineData("""{"devDependencies": {"a": "1"}}""")]
    [InlineData("not json")]
    [InlineData("[]")]
    public void Add_NothingToAdd_LeavesTheFile(string json) => Assert.Null(PackageRepair.Add(json, ["a"]));

    [Fact]
    public void Signature_TheSameErrorAtAnotherLine_IsTheSame() => Assert.Equal(
        ErrorSignature.Of([new Check(Check.Modules, CheckStatus.Failed, "Unexpected token (3:7) /src/App.tsx?t=17", 12)]),
        ErrorSignature.Of([new Check(Check.Modules, CheckStatus.Failed, "Unexpected  token (4:9) /src/App.tsx?t=99", 80)]));

    [Fact]
    public void Signature_AnotherError_IsAnother() => Assert.NotEqual(
        ErrorSignature.Of([new Check(Check.Modules, CheckStatus.Failed, "Unexpected token", 1)]),
        ErrorSignature.Of([new Check(Check.Http, CheckStatus.Failed, "Unexpected token", 1)]));
}
