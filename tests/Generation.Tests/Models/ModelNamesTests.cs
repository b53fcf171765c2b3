using Forja.Generation.Models;
using Xunit;

namespace Forja.Generation.Tests.Models;

/// <summary>What names tell: the default, the price, what cannot chat.</summary>
public sealed class ModelNamesTests
{
    [Theory]
    [InlineData("claude-sonnet-5-5", "claude-haiku-5-5", "claude-opus-5-5", "claude-sonnet-5-5", "gpt-5.6-sol")]
    [InlineData("claude-opus-4-5-20251101", "claude-sonnet-4-20250514", "claude-opus-4-5-20251101", "claude-3-7-sonnet-latest")]
    [InlineData("gpt-5.4", "gpt-5.4-mini", "gpt-4o", "gpt-5.4", "gpt-5-codex", "o3")]
    [InlineData("qwen3-coder:30b", "qwen3-coder:30b", "llama3.3:70b")]
    public void BestOf_Models_IsTheNewestLargeOne(string expected, params string[] listed) =>
        Assert.Equal(expected, ModelNames.BestOf([.. listed.Select(id => new ModelInfo(id, "p", id, 1, 1, null))])?.Id);

    [Theory]
    [InlineData("text-embedding-3-large", false)]
    [InlineData("gpt-4o-realtime-preview", false)]
    [InlineData("dall-e-3", false)]
    [InlineData("gpt-5", true)]
    [InlineData("qwen3-coder:30b", true)]
    public void CanChat_Name_Tells(string id, bool expected) => Assert.Equal(expected, ModelNames.CanChat(id));

    [Theory]
    [InlineData("claude-sonnet-4-5-20250929", 3.0)]
    [InlineData("gpt-5-2025-08-07", 1.25)]
    [InlineData("claude-sonnet-9-9", null)]
    [InlineData("gpt-5-something", null)]
    public void Find_Model_KnowsThePriceOfThisVeryModelOnly(string id, double? input) => Assert.Equal((decimal?)input, KnownModel.Find(id)?.Price?.Input);

    [Fact]
    public void CostAt_Price_CountsEachKindOfToken()
    {
        var price = new ModelPrice { Input = 3, Output = 15, CacheRead = 0.3m, CacheWrite = 3.75m };

        Assert.Equal(3 + 30 + 0.3m + 3.75m, new TokenCounts(1_000_000, 2_000_000, 1_000_000, 1_000_000).CostAt(price));
        Assert.Null(new TokenCounts(1, 1, 1, 1).CostAt(null));
    }

    [Theory]
    [InlineData("127.0.0.1:11434", "http://127.0.0.1:11434/v1")]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434/v1")]
    [InlineData(":9000", "http://127.0.0.1:9000/v1")]
    [InlineData("http://gpu.lan:11434/", "http://gpu.lan:11434/v1")]
    [InlineData("https://ollama.example.org/v1", "https://ollama.example.org/v1")]
    public void OllamaAddress_Spellings_LeadToItsOpenAISide(string host, string expected) => Assert.Equal(expected, ModelProviders.OllamaAddress(host));
}
