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
        var (json, added) = PackageRepair.Add("""{"name": "x", "dependencies": {"react": "^19.0.0"}}""", new Dictionary<string, string> { ["react"] = "^1.0.0", ["date-fns"] = "^4.1.0" })!.Value;

        Assert.Equal(["date-fns"], added);
        Assert.Contains("\"react\": \"^19.0.0\"", json);
        Assert.Contains("\"date-fns\": \"^4.1.0\"", json);
    }

    [Theory]
    [InlineData("""{"devDependencies": {"a": "1"}}""")]
    [InlineData("not json")]
    [InlineData("[]")]
    public void Add_NothingToAdd_LeavesTheFile(string json) => Assert.Null(PackageRepair.Add(json, new Dictionary<string, string> { ["a"] = "^1.0.0" }));

    [Theory]
    [InlineData("The requested module '/src/App.tsx' does not provide an export named 'App'", "import { App } from './App'", "export default function App() {}", "import App from './App'")]
    [InlineData("The requested module '/src/App.tsx' does not provide an export named 'default'", "import App from './App.tsx'", "export function App() {}", "import { App } from './App.tsx'")]
    [InlineData("The requested module '/src/App.tsx' does not provide an export named 'App'", "import { App } from './App'", "export function Other() {}", null)]
    [InlineData("The requested module '/src/App.tsx' does not provide an export named 'App'", "import { App, x } from './App'", "export default function App() {}", null)]
    [InlineData("ReferenceError: useState is not defined", "const [a] = useState(1)", "", "import { useState } from 'react'\nconst [a] = useState(1)")]
    [InlineData("ReferenceError: useState is not defined", "const useState = 1; useState", "", null)]
    [InlineData("ReferenceError: useThing is not defined", "useThing()", "", null)]
    public void Mend_OfAnImport_IsMadeWhereItIsCertain(string message, string importer, string imported, string? expected)
    {
        var fault = ImportRepair.Read($"Uncaught {message}\n    at src/main.tsx:4:10\n    at src/other.tsx:1:1")!;

        Assert.Equal("src/main.tsx", fault.Place);
        Assert.Equal(expected, ImportRepair.Mend(fault, importer, imported));
    }

    [Fact]
    public void Signature_TheSameErrorAtAnotherLine_IsTheSame() => Assert.Equal(
        ErrorSignature.Of([new Check(Check.Modules, CheckStatus.Failed, "Unexpected token (3:7) /src/App.tsx?t=17", 12)]),
        ErrorSignature.Of([new Check(Check.Modules, CheckStatus.Failed, "Unexpected  token (4:9) /src/App.tsx?t=99", 80)]));

    [Fact]
    public void Signature_AnotherError_IsAnother() => Assert.NotEqual(
        ErrorSignature.Of([new Check(Check.Modules, CheckStatus.Failed, "Unexpected token", 1)]),
        ErrorSignature.Of([new Check(Check.Http, CheckStatus.Failed, "Unexpected token", 1)]));
}
