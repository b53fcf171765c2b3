using Forja.Sandboxes.Services;
using Forja.Sandboxes.Services.Browsing;

namespace Forja.Sandboxes.Tests.Services;

/// <summary>What forja.json asks for, and what people type, read without a server.</summary>
public sealed class ServiceWishesTests
{
    [Theory]
    [InlineData("""{"services": ["postgres", "mysql", {"type": "redis"}, "postgresql"]}""", "postgres mariadb redis")]
    [InlineData("""{"start": "x", /* none */}""", "")]
    [InlineData(null, "")]
    public void Read_NamesThatPeopleUse_AreTheThreeKinds(string? settings, string expected) => Assert.Equal(expected, string.Join(' ', ServiceWishes.Read(settings)));

    [Theory]
    [InlineData("""{"services": "postgres"}""")]
    [InlineData("""{"services": ["oracle"]}""")]
    [InlineData("""{"services": [7]}""")]
    [InlineData("""{"services": [""")]
    public void Read_AnythingElse_IsNamed(string settings) => Assert.Equal("sandbox.recipe-invalid", Assert.Throws<SandboxFailedException>(() => ServiceWishes.Read(settings)).Code);

    [Fact]
    public void With_OneMoreAndOneFewer_KeepsWhatElseIsThere()
    {
        var more = ServiceWishes.With("""{"start": "node app.js", "services": ["redis"]}""", ServiceKind.Postgres, wanted: true);
        var fewer = ServiceWishes.With(more, ServiceKind.Redis, wanted: false);

        Assert.Equal([ServiceKind.Redis, ServiceKind.Postgres], ServiceWishes.Read(more));
        Assert.Equal([ServiceKind.Postgres], ServiceWishes.Read(fewer));
        Assert.Contains("node app.js", fewer, StringComparison.Ordinal);
        Assert.DoesNotContain("services", ServiceWishes.With(fewer, ServiceKind.Postgres, wanted: false), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SET a 1", "SET|a|1")]
    [InlineData("""set "a b" 'c\d' "x\ny" "" """, "set|a b|c\\d|x\ny|")]
    [InlineData("  ", "")]
    public void Split_ACommandLine_GivesItsWords(string line, string expected) => Assert.Equal(expected, string.Join('|', RedisWords.Split(line)));
}
