using System.Net;
using System.Text;
using Forja.Sandboxes.Egress;

namespace Forja.Sandboxes.Tests.Egress;

/// <summary>What may be reached, decided from names and addresses alone.</summary>
public sealed class EgressRulesTests
{
    [Theory]
    [Trait("Case", "P11")]
    [InlineData("127.0.0.1")]
    [InlineData("10.0.0.1")]
    [InlineData("172.16.5.4")]
    [InlineData("192.168.1.1")]
    [InlineData("169.254.169.254")]
    [InlineData("100.100.100.200")]
    [InlineData("168.63.129.16")]
    [InlineData("0.0.0.0")]
    [InlineData("224.0.0.251")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("fe80::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::fb")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("::127.0.0.1")]
    [InlineData("64:ff9b::a9fe:a9fe")]
    [InlineData("2002:7f00:1::1")]
    [InlineData("2001:0:4136:e378:8000:63bf:3fff:fdd2")]
    [InlineData("2001:db8::1")]
    public void IsPublic_PlacesThatAreNotTheNetwork_AreNot(string address) => Assert.False(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("93.184.216.34")]
    [InlineData("2606:2800:220:1:248:1893:25c8:1946")]
    [InlineData("::ffff:93.184.216.34")]
    public void IsPublic_PlacesOfTheNetwork_Are(string address) => Assert.True(PublicAddress.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("api.example.com", "api.example.com", 443, true)]
    [InlineData("API.Example.com", "api.example.com", 80, true)]
    [InlineData("api.example.com", "api.example.com", 8443, false)]
    [InlineData("api.example.com:8443", "api.example.com", 8443, true)]
    [InlineData("api.example.com:8443", "api.example.com", 443, false)]
    [InlineData("*.example.com", "a.b.example.com", 443, true)]
    [InlineData("*.example.com", "example.com", 443, true)]
    [InlineData("*.example.com", "evilexample.com", 443, false)]
    [InlineData("example.com", "example.com.evil.net", 443, false)]
    [InlineData("example.com", "api.example.com", 443, false)]
    public void Allows_HostAndPort_ExactlyWhatWasWritten(string rule, string host, int port, bool allowed)
    {
        Assert.True(DomainRule.TryParse(rule, out var parsed));

        Assert.Equal(allowed, parsed.Allows(host, port, [80, 443]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("*.")]
    [InlineData("com")]
    [InlineData("localhost")]
    [InlineData("10.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("2130706433")]
    [InlineData("127.1")]
    [InlineData("https://example.com")]
    [InlineData("example.com/path")]
    [InlineData("exa mple.com")]
    [InlineData("a.*.com")]
    [InlineData("example.com:0")]
    [InlineData("example.com:99999")]
    [InlineData("user@example.com")]
    public void TryParse_WhatIsNoDomain_IsRefused(string text) => Assert.False(DomainRule.TryParse(text, out _));

    [Fact]
    public void Parse_PlainRequest_GoesOnToTheHostThatWasJudged()
    {
        var request = ProxyRequest.Parse("GET http://Api.Example.com:80/a?b=c HTTP/1.1\r\nHost: internal.example.com\r\nProxy-Authorization: secret\r\nConnection: keep-alive\r\nAccept: */*", []);

        Assert.Equal(("api.example.com", 80, false), (request!.Host, request.Port, request.Tunnel));
        Assert.Equal("GET /a?b=c HTTP/1.1\r\nHost: api.example.com\r\nConnection: close\r\nAccept: */*\r\n\r\n", Encoding.ASCII.GetString(request.Onward));
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x")]
    [InlineData("GET https://example.com/ HTTP/1.1")]
    [InlineData("CONNECT example.com HTTP/1.1")]
    [InlineData("CONNECT example.com:0 HTTP/1.1")]
    [InlineData("CONNECT example.com:443 HTTP/2")]
    [InlineData("GET http://user@example.com/ HTTP/1.1")]
    [InlineData("GET http://example.com/ HTTP/1.1\r\nA: b\nHost: c")]
    [InlineData("nonsense")]
    public void Parse_AnythingElse_IsNoRequest(string head) => Assert.Null(ProxyRequest.Parse(head, []));
}
