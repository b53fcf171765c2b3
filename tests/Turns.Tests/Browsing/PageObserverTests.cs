using System.Text.Json;
using Forja.Turns.Checks.Browsing;
using Microsoft.Extensions.Time.Testing;

namespace Forja.Turns.Tests.Browsing;

public sealed class PageObserverTests
{
    private readonly PageObserver _observer = new(new Uri("http://app.preview.localhost/"), "F", new FakeTimeProvider());

    [Fact]
    public void Take_TheSameErrorManyTimes_CountsItOnce()
    {
        for (var time = 0; time < 1_000; time++) Take("Runtime.consoleAPICalled", """{"type": "error", "args": [{"type": "string", "value": "Bad %s in %d"}, {"value": "thing"}, {"value": 3}]}""");

        var error = Assert.Single(_observer.Troubles().Console);
        Assert.Equal(("Bad thing in 3", 1_000), (error.Text, error.Count));
    }

    [Fact]
    public void Take_AnErrorWithItsStack_KeepsTheMessageAndTheFrames()
    {
        Take("Runtime.exceptionThrown", """
            {"exceptionDetails": {"text": "Uncaught", "exception": {"description": "TypeError: x is not a function\n    at App (http://app.preview.localhost/src/App.tsx:3:5)"},
             "stackTrace": {"callFrames": [{"functionName": "App", "url": "http://app.preview.localhost/src/App.tsx", "lineNumber": 2, "columnNumber": 4}]}}}
            """);

        var error = Assert.Single(_observer.Troubles().Uncaught);
        Assert.Equal("Uncaught TypeError: x is not a function", error.Text);
        Assert.Equal(new CodeFrame("App", "http://app.preview.localhost/src/App.tsx", 2, 4), Assert.Single(error.Frames));
    }

    [Fact]
    public void Take_ARejectionThatIsHandledLater_IsForgotten()
    {
        Take("Runtime.exceptionThrown", """{"exceptionDetails": {"exceptionId": 7, "text": "Uncaught (in promise)", "exception": {"description": "Error: late"}}}""");
        Take("Runtime.exceptionRevoked", """{"exceptionId": 7}""");

        Assert.Empty(_observer.Troubles().Uncaught);
    }

    [Fact]
    public void Take_RequestsThatFail_AreTheAppsOwnOrElsewhere()
    {
        Ask("1", "http://app.preview.localhost/logo.png", 404);
        Ask("2", "https://fonts.example/a.css", 404);
        Ask("3", "http://app.preview.localhost/favicon.ico", 404);

        var troubles = _observer.Troubles();
        Assert.Equal("/logo.png", Assert.Single(troubles.Failed).Address);
        Assert.Equal(["fonts.example"], troubles.Foreign);
        Assert.NotNull(_observer.NetworkQuiet());
    }

    [Fact]
    [Trait("Case", "L7")]
    public void Take_WhatNoBrowserWouldSend_ChangesNothing()
    {
        foreach (var method in new[] { "Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Network.requestWillBeSent", "Network.responseReceived", "Log.entryAdded", "Runtime.executionContextCreated" })
        {
            foreach (var shape in new[] { "{}", "[]", "null", "7", """{"context": 3, "entry": [], "exceptionDetails": "x", "args": {}, "requestId": {}, "type": "error"}""" }) Take(method, shape);
        }

        Assert.Empty(_observer.Troubles().Failed);
        Assert.Equal(0, _observer.Context);
    }

    private void Ask(string id, string address, int status)
    {
        Take("Network.requestWillBeSent", $$$"""{"requestId": "{{{id}}}", "type": "Image", "request": {"url": "{{{address}}}"}}""");
        Take("Network.responseReceived", $$$"""{"requestId": "{{{id}}}", "type": "Image", "response": {"status": {{{status}}}}}""");
        Take("Network.loadingFinished", $$"""{"requestId": "{{id}}"}""");
    }

    private void Take(string method, string happened) => _observer.Take(method, JsonElement.Parse(happened));
}
