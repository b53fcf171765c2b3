using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Forja.Generation.Tests.Models;

/// <summary>Listings over real HTTP: several providers, one that is away, and what is remembered.</summary>
public sealed class ModelCatalogTests
{
    [Fact]
    public async Task List_TwoProviders_GivesBothAndADefault()
    {
        await using var scene = await GenerationScene.StartAsync([]);
        scene.Server.Models = ["claude-sonnet-4-5", "gpt-5", "text-embedding-3-large"];

        var listing = await scene.Catalog.ListAsync(default);

        Assert.Contains(listing.Models, model => model is { Id: "claude-sonnet-4-5", Provider: "anthropic", Price.Output: 15 });
        Assert.Equal("claude-sonnet-4-5", listing.Default?.Id);
        Assert.Empty(listing.Errors);
    }

    [Fact]
    public async Task List_ProviderFails_OffersTheConfiguredOnesAndSaysWhy()
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:Providers:openai:Models:0"] = "my-model" });
        scene.Server.Models = null;

        var listing = await scene.Catalog.ListAsync(default);

        var model = Assert.Single(listing.Models, model => model.Id == "my-model");
        Assert.Contains("500", model.ListingError);
        Assert.Contains(listing.Errors, error => error.StartsWith("openai:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task List_ConfiguredDefault_Wins()
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new() { ["Forja:Generation:DefaultModel"] = "gpt-5" });

        Assert.Equal("gpt-5", (await scene.Catalog.ListAsync(default)).Default?.Id);
    }

    [Fact]
    public async Task List_WithinItsLifetime_IsRemembered()
    {
        var time = new FakeTimeProvider();
        await using var scene = await GenerationScene.StartAsync([], time);
        await scene.Catalog.ListAsync(default);
        scene.Server.Models = ["gpt-6"];

        Assert.DoesNotContain((await scene.Catalog.ListAsync(default)).Models, model => model.Id == "gpt-6");

        time.Advance(TimeSpan.FromMinutes(6));
        Assert.Contains((await scene.Catalog.ListAsync(default)).Models, model => model.Id == "gpt-6");
    }

    [Fact]
    public async Task Find_IdThatNobodyLists_IsTriedWithTheVendorOfItsName()
    {
        await using var scene = await GenerationScene.StartAsync([]);

        Assert.Equal("anthropic", (await scene.Catalog.FindAsync("claude-next", default))?.Provider);
        Assert.Equal("openai", (await scene.Catalog.FindAsync("something-else", default))?.Provider);
    }

    [Fact]
    public async Task List_NothingConfigured_IsEmpty()
    {
        await using var scene = await GenerationScene.StartAsync([], settings: new()
        {
            ["ANTHROPIC_API_KEY"] = null,
            ["ANTHROPIC_BASE_URL"] = null,
            ["OPENAI_API_KEY"] = null,
            ["OPENAI_BASE_URL"] = null,
        });

        var listing = await scene.Catalog.ListAsync(default);

        Assert.Empty(listing.Models);
        Assert.Null(listing.Default);
    }
}
