using Forja.Sandboxes.Hosts.Oci;
using Forja.Testing.Attacks;

namespace Forja.Sandboxes.Tests.Hosts;

/// <summary>The attack suite as tests: what is tried is held, on every runtime that is here.</summary>
[Trait("Needs", "sandbox")]
public sealed class AttackTests
{
    public static TheoryData<string> Cases => [.. AttackList.All.Select(attack => attack.Case)];

    /// <summary>Those that depend on the runtime; what the kernel counts, it counts for every runtime.</summary>
    public static TheoryData<string> CasesOfRuntimes => [.. Escapes.All.Select(attack => attack.Case)];

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Case", "S1")]
    [Trait("Case", "S2")]
    [Trait("Case", "S3")]
    [Trait("Case", "S4")]
    [Trait("Case", "S5")]
    [Trait("Case", "S8")]
    [Trait("Case", "S10")]
    [Trait("Case", "R1")]
    [Trait("Case", "R2")]
    [Trait("Case", "R3")]
    [Trait("Case", "R4")]
    [Trait("Case", "R6")]
    [Trait("Case", "R10")]
    [Trait("Case", "F3")]
    [Trait("Case", "F4")]
    [Trait("Case", "F5")]
    public async Task Attack_OnCrun_IsHeld(string attack) => await HeldAsync("crun", attack);

    [Theory]
    [MemberData(nameof(CasesOfRuntimes))]
    public async Task Attack_OnRunc_IsHeld(string attack) => await HeldAsync("runc", attack);

    private static async Task HeldAsync(string runtime, string attack)
    {
        if (HostFixture.WhyNot is { } why) Assert.Skip(why);
        if (OciRuntime.Find(runtime) is null) Assert.Skip($"{runtime} is not installed.");
        await HostFixture.BuildAgentAsync();
        await using var scene = AttackScene.Open(runtime);

        var outcome = await scene.RunAsync(AttackList.All.Single(one => one.Case == attack), TestContext.Current.CancellationToken);

        Assert.True(outcome.IsHeld, $"{outcome.Tried} tried, through: {string.Join("; ", outcome.Through)}\n{outcome.Output}");
    }
}
