using System.Xml.Linq;

namespace Forja.Architecture.Tests;

/// <summary>The arrows between the stages: the flow of a prompt, one way.</summary>
public sealed class ReferenceTests
{
    /// <summary>What each stage may name in its project file. Everything else would turn the flow around.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["ProjectFiles"] = [],
        ["Accounts"] = [],
        ["SandboxProtocol"] = [],
        ["Generation"] = ["ProjectFiles"],
        ["SandboxAgent"] = ["SandboxProtocol"],
        ["Sandboxes"] = ["ProjectFiles", "SandboxProtocol"],
        ["Previews"] = ["Accounts", "ProjectFiles", "Sandboxes"],
        ["Turns"] = ["Accounts", "Generation", "Previews", "ProjectFiles", "Sandboxes"],
        ["Server"] = ["Turns"],
        ["Cli"] = [],
    };

    public static TheoryData<string> Stages => [.. Arrows.Keys];

    [Theory]
    [MemberData(nameof(Stages))]
    public void Stage_ItsProjectFile_NamesOnlyTheStagesBeforeIt(string stage)
    {
        var project = XDocument.Load(Path.Combine(Repository.Root, "src", stage, stage + ".csproj"));

        var named = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        Rule.IsBrokenBy(named.Except(Arrows[stage]));
    }

    [Fact]
    public void Source_EveryFolder_IsAStageThatTheArrowsKnow()
    {
        var folders = Repository.Under("src", ".csproj").Select(file => file.Path.Split('/')[1]);

        Assert.Equal(Arrows.Keys.Order(), folders.Order());
    }

    [Fact]
    public void Turns_OutsideIt_NobodyKnowsTheOrderOfTheStages()
    {
        var earlier = Stage.All.Where(stage => stage.Name is not ("Turns" or "Server"));

        var callers = earlier.Where(stage => stage.Assembly.GetReferencedAssemblies().Any(name => name.Name is "Forja.Turns" or "Forja.Server"));

        Rule.IsBrokenBy(callers.Select(stage => stage.Name));
    }

    [Fact]
    public void Generation_ItsAssembly_KnowsNothingOfWhereCodeRuns()
    {
        var named = Stage.Of("Generation").Assembly.GetReferencedAssemblies().Select(name => name.Name);

        Assert.DoesNotContain(named, name => name is "Forja.Sandboxes" or "Forja.Previews" or "Forja.Accounts" or "Forja.SandboxProtocol");
    }
}
