using Forja.Accounts.Listening;
using Forja.Previews.Tests.Scene;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Tests.Door;

/// <summary>Settings under which the server would be open to a network by mistake are refused at its start, each with the setting to change.</summary>
public sealed class PublicBindRulesTests
{
    [Fact]
    [Trait("Case", "A7")]
    public async Task Start_BeyondLoopbackWithoutMore_IsRefused()
    {
        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => Edge.StartAsync(new() { ["Forja:Server:Listen:0"] = "0.0.0.0" }));

        Assert.Contains("AcceptNetworkWithoutAccounts", exception.Message);
        Assert.Contains("PublicUrl", exception.Message);
        Assert.Contains("Certificate", exception.Message);
        Assert.Contains("Forja:Previews:Host", exception.Message);
    }

    [Fact]
    public async Task Start_UrlsOfTheFramework_OpenNothing()
    {
        await using var edge = await Edge.StartAsync(new() { ["urls"] = "http://0.0.0.0:0" });

        Assert.All(edge.Addresses, address => Assert.StartsWith("http://127.0.0.1:", address));
    }

    [Theory]
    [InlineData("https://forja.example.com", "preview.example.com", true)]
    [InlineData("https://forja.example.com", "example.com", true)]
    [InlineData("https://example.com", "example.com", true)]
    [InlineData("https://forja.example.com.br", "preview.example.com.br", true)]
    [InlineData("https://forja.co.uk", "preview.forja.co.uk", true)]
    [InlineData("https://forja.example.com", "forja-previews.com", false)]
    [InlineData("https://forja.example.com.br", "outro.com.br", false)]
    [InlineData("https://forja.example.com", "example.net", false)]
    [InlineData("http://localhost:7070", "preview.localhost", false)]
    public void Validate_PreviewsOnTheAppsOwnSite_AreRefused(string publicUrl, string previewHost, bool refused)
    {
        var result = new PublicBindRules().Validate(null, new ServerOptions { PublicUrl = new Uri(publicUrl), PreviewHost = previewHost });

        Assert.Equal(refused, result.Failed);
    }

    [Fact]
    public void Validate_EverythingSaid_IsAccepted()
    {
        var options = new ServerOptions
        {
            PublicUrl = new Uri("https://forja.example.com"),
            PreviewHost = "forja-previews.com",
            AcceptNetworkWithoutAccounts = true,
            Listen = { "0.0.0.0", "::" },
            TrustedProxies = { "10.0.0.0/8" },
        };

        Assert.True(new PublicBindRules().Validate(null, options).Succeeded);
    }

    [Theory]
    [InlineData("example.com", "10.0.0.0/8")]
    [InlineData("localhost", "proxy")]
    public void Validate_NamesWhereAddressesBelong_AreRefused(string listen, string proxy)
    {
        var options = new ServerOptions { Listen = { listen }, TrustedProxies = { proxy } };

        Assert.True(new PublicBindRules().Validate(null, options).Failed);
    }
}
