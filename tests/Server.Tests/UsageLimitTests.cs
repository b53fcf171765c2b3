using System.Text.Json;
using Forja.Testing.Models;

namespace Forja.Server.Tests;

/// <summary>Limits of money hold over everything that they are for, and stop before they are passed.</summary>
public sealed class UsageLimitTests
{
    [Fact]
    [Trait("Case", "L7")]
    public async Task Turn_ThePersonsOtherProjectsUsedTheLimitUp_AsksNobody()
    {
        await using var scene = await Scene.StartAsync(ScriptedReply.Text("Only words."));
        await scene.EndedTurnAsync((await scene.CreateAsync()).GetProperty("id").GetString()!);
        var person = Assert.Single((await scene.GetAsync("/api/usage")).GetProperty("people").EnumerateArray());
        var cost = person.GetProperty("usage").GetProperty("costUsd").GetDecimal();
        Assert.True(cost > 0, person.ToString());

        await scene.Server.StopAsync();
        await scene.RestartAsync(("Forja__Generation__Limits__CostPerPerson", cost.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var requests = scene.Model.Requests.Count;
        var turn = await scene.EndedTurnAsync((await scene.CreateAsync("another page")).GetProperty("id").GetString()!);

        Assert.Equal("limit.cost", turn.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(requests, scene.Model.Requests.Count);
    }
}
