namespace Forja.Turns.Checks;

/// <summary>Why a check was not made. Stable codes: the UI has a sentence for each, in every language.</summary>
internal static class SkipReasons
{
    public const string BrowserOff = "browser.off";
    public const string BrowserFailed = "browser.failed";

    /// <summary>The machine was too busy to see the page in time.</summary>
    public const string BrowserSlow = "browser.slow";

    public const string PageNone = "page.none";
    public const string PageNotHtml = "page.not-html";

    /// <summary>The page itself does not work, and an earlier check says why.</summary>
    public const string PageFailed = "page.failed";

    /// <summary>The app's server does not answer, or with an error.</summary>
    public const string HttpFailed = "http.failed";

    /// <summary>The packages could not be installed.</summary>
    public const string DependenciesFailed = "dependencies.failed";

    /// <summary>The sandbox does not run.</summary>
    public const string SandboxDown = "sandbox.down";

    /// <summary>The sandbox started anew again and again while the app was looked at.</summary>
    public const string SandboxRestarted = "sandbox.restarted";

    /// <summary>What is pressed is kept on a server, where it might change somebody's data.</summary>
    public const string ClicksOnServer = "clicks.server";

    public const string ClicksNone = "clicks.none";
    /// <summary>Some of the linked pages came too late to be looked at; the others work.</summary>
    public const string RoutesPartial = "routes.partial";

    public const string RoutesNone = "routes.none";

    /// <summary>None of the pages that something was promised of could be looked at.</summary>
    public const string PromisesUnseen = "promises.unseen";

    /// <summary>A starter as it is was checked when it was made.</summary>
    public const string StarterAsItIs = "starter.as-it-is";

    /// <summary>A command ended badly and said nothing that can be read.</summary>
    public const string AsideUnread = "aside.unread";
}
