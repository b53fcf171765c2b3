using System.Text.Json;
using Forja.Generation.Prompts;
using Forja.Turns.Checks.Browsing;

namespace Forja.Turns.Tests.Browsing;

/// <summary>What is said about pages from what was seen of them.</summary>
public sealed class PageJudgementTests
{
    [Fact]
    public void LeadsNowhere_ALinkedPageLooksAsUnknownAddressesDo_SaysSo()
    {
        var (home, about, missing, unknown) = (Seen("/", "Shop"), Seen("/about", "About us"), Seen("/offers", "Page not found"), Seen("/no-page", "Page not found"));

        Assert.Contains("Page not found", PageWords.LeadsNowhere(missing, unknown, home));
        Assert.Null(PageWords.LeadsNowhere(about, unknown, home));
        Assert.Null(PageWords.LeadsNowhere(missing, null, home));

        // An app that shows its first page for whatever it does not know has no answer of its own to compare with.
        Assert.Null(PageWords.LeadsNowhere(Seen("/offers", "Shop"), Seen("/no-page", "Shop"), home));

        // A guard leads elsewhere, and so may an unknown address.
        Assert.Null(PageWords.LeadsNowhere(Seen("/cart", "Sign in", "/login"), Seen("/no-page", "Sign in", "/login"), home));
    }

    [Theory]
    [InlineData("[12,3]", "[\"255,228,225\"]", null)]
    [InlineData("[12,0]", "[\"255,228,225\"]", "firebrick (#b22222)")]
    [InlineData("[3,9]", "[\"255,255,255\",\"10,20,30\"]", "Behind the page stands rgb(255,255,255)")]
    [InlineData("[3]", "[\"255,255,255\"]", null)]
    public void Missing_WhatIsShown_IsComparedWithWhatWasAsked(string found, string edges, string? expected)
    {
        var colours = NamedColours.In("A shop. Define the background as misty rose and components as firebrick.");
        using var seen = JsonDocument.Parse($$"""{"found":{{found}},"edges":{{edges}}}""");

        var missing = AskedColours.Missing(colours, seen.RootElement);

        if (expected is null) Assert.Null(missing);
        else Assert.Contains(expected, missing);
        Assert.Equal("[\"255,228,225\",\"178,34,34\"]", AskedColours.Wanted(colours));
    }

    [Theory]
    [InlineData("net::ERR_NAME_NOT_RESOLVED", true)]
    [InlineData("net::ERR_ABORTED", true)]
    [InlineData("net::ERR_SOCKET_NOT_CONNECTED", false)]
    [InlineData(null, false)]
    public void IsNoPage_ALinkLeadsOutOfTheAppOrDownloads_IsNoFailureOfTheApp(string? error, bool expected) =>
        Assert.Equal(expected, new PageVisit("/s/docs", null, error, null, false, new PageTroubles([], [], [], [], [])).IsNoPage);

    [Fact]
    public void Of_TheLinksOfAPage_LeavesOutWhatChangesThingsAndTakesPromisedOnesFirst()
    {
        var look = Look("/", "Shop") with { Links = [("/", "Home"), ("/logout", "Log out"), ("/a", "A"), ("/b", "B"), ("/c", "C")] };

        Assert.Equal(["/c", "/a"], PageLinks.Of(look, 2, ["/c"]).Select(link => link.Address));
    }

    private static PageLook Look(string path, string heading) => new("Shop", path, 40, 0, 1, 0, [], null, []) { Heading = heading };

    private static SeenPage Seen(string address, string heading, string? at = null) => new(
        new PageVisit(address, 200, null, Look(at ?? address, heading), true, new PageTroubles([], [], [], [], [])), Viewport.Desktop, [], [], []);
}
