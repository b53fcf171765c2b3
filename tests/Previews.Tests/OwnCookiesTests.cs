using Forja.Previews.Access;

namespace Forja.Previews.Tests;

public sealed class OwnCookiesTests
{
    [Theory]
    [Trait("Case", "P3")]
    [InlineData("a=1; __Host-forja-x=secret; b=2", "a=1; b=2")]
    [InlineData("__Host-forja-preview-x=secret", null)]
    [InlineData("__host-FORJA-x=secret; a=", "a=")]
    [InlineData(" a=1;__Host-forja-x = secret ;b", "a=1; b")]
    [InlineData("=__Host-forja-x=secret; a=1", "a=1")]
    [InlineData("x__Host-forja-x=mine; __Secure-a=1", "x__Host-forja-x=mine; __Secure-a=1")]
    [InlineData("", null)]
    public void WithoutOwn_AnyHeader_LosesOursAndKeepsTheRest(string header, string? left) => Assert.Equal(left, OwnCookies.WithoutOwn(header));

    [Theory]
    [Trait("Case", "P4")]
    [InlineData("a=1; Path=/; HttpOnly", "a=1; Path=/; HttpOnly")]
    [InlineData("a=1; Domain=preview.localhost; Path=/", "a=1; Path=/")]
    [InlineData("a=1;domain = .localhost ;Secure", "a=1;Secure")]
    [InlineData("a=domain=x; Path=/", "a=domain=x; Path=/")]
    [InlineData("__Host-forja-preview-x=1; Path=/; Secure", null)]
    [InlineData("__HOST-forja-x=1", null)]
    [InlineData("  __Host-forja-x=1", null)]
    [InlineData("=__Host-forja-x=1", null)]
    [InlineData("__Host-forja-x", null)]
    public void Pass_SetCookieOfAnApp_IsForItsOwnHostOnlyAndNeverOurs(string sent, string? passed) => Assert.Equal(passed, OwnCookies.Pass(sent));

    [Theory]
    [Trait("Case", "P2")]
    [InlineData("a=1; n=v", 1)]
    [InlineData("n=v; n=w", 2)]
    [InlineData("N=v", 0)]
    public void Read_Name_CountsHowOftenItCame(string header, int count) => Assert.Equal(count, OwnCookies.Read(header, "n", out _));
}
