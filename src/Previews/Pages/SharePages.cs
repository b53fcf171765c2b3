using System.Globalization;
using Forja.Accounts;
using Forja.Accounts.Pages;
using Forja.Previews.Shares;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Pages;

/// <summary>The pages that guests see instead of an app: its passcode is wanted, the link is over, too many attempts. None says whose or what it is.</summary>
internal static class SharePages
{
    public static Task WritePasscodeAsync(HttpContext context, bool wrong, string? next = null)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = ShareTexts.In(language);
        next ??= SafeRedirect.Without(context.Request, ShareCodes.Parameter);
        var body = $"""
            <main class="card">
            {PageShell.Mark}
            <h1>{PageShell.Encode(texts.Passcode)}</h1>
            <p>{PageShell.Encode(texts.PasscodeLead)}</p>
            <form method="post" action="{ShareDoor.UnlockPath}">
            <input type="hidden" name="next" value="{PageShell.Encode(next)}">
            <label for="passcode">{PageShell.Encode(texts.PasscodeLabel)}</label>
            <input id="passcode" name="passcode" type="password" autocomplete="off" autocapitalize="off" required autofocus{(wrong ? " aria-invalid=\"true\" aria-describedby=\"wrong\"" : "")}>
            {(wrong ? $"<p id=\"wrong\" class=\"wrong\" role=\"alert\">{PageShell.Encode(texts.PasscodeWrong)}</p>" : "")}
            <button type="submit">{PageShell.Encode(texts.PasscodeGo)}</button>
            </form>
            </main>
            """;
        return Shell(language, texts.Passcode, body).WriteAsync(context, StatusCodes.Status401Unauthorized);
    }

    public static Task WriteEndedAsync(HttpContext context, int status)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = ShareTexts.In(language);
        return WriteAsync(context, language, texts.Ended, texts.EndedLead, status);
    }

    public static Task WriteTooManyAsync(HttpContext context, TimeSpan wait)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = ShareTexts.In(language);
        var minutes = Math.Max(1, (int)Math.Ceiling(wait.TotalMinutes));
        var lead = string.Format(CultureInfo.InvariantCulture, minutes == 1 ? texts.TooManyLeadOne : texts.TooManyLead, minutes);
        return WriteAsync(context, language, texts.TooMany, lead, StatusCodes.Status429TooManyRequests);
    }

    private static Task WriteAsync(HttpContext context, string language, string title, string lead, int status) => Shell(language, title, $"""
        <main class="card">
        {PageShell.Mark}
        <h1>{PageShell.Encode(title)}</h1>
        <p>{PageShell.Encode(lead)}</p>
        </main>
        """).WriteAsync(context, status);

    private static PageShell Shell(string language, string title, string body) => new(language, title, body);
}
