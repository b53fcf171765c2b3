using System.Globalization;
using System.Text.Json;
using Forja.Accounts.Pages;
using Forja.Previews.Access;
using Forja.Previews.Forwarding;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Pages;

/// <summary>The pages that stand in for an app that cannot be shown: what is happening, what it printed, and one thing to do.</summary>
internal static class PreviewPages
{
    private static readonly string WaitingScript = PageShell.Read(typeof(PreviewPages), "waiting.js");

    /// <summary>Shown while the app is not there; turns into the app by itself, or into the reason why it cannot.</summary>
    public static Task WriteWaitingAsync(HttpContext context, PreviewStatus status, PreviewVisitor visitor, IReadOnlyList<string> appOrigins)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = PreviewTexts.In(language);
        if (visitor is not PreviewVisitor.Owner) texts = texts.ForGuests(language);
        var failed = status.State == "failed";
        var stage = failed ? texts.Reasons.GetValueOrDefault(status.Code ?? "", texts.Reason) : texts.Stages.GetValueOrDefault(status.Stage ?? "none", texts.Stages["none"]);

        return WriteAsync(context, failed ? texts.Failed : texts.Waking, stage, status.Output ?? string.Join('\n', status.Lines), texts, !failed, appOrigins, language, StatusCodes.Status503ServiceUnavailable, canRestart: visitor is PreviewVisitor.Owner);
    }

    /// <summary>The sandbox runs, but this port of it does not answer.</summary>
    public static Task WriteNothingListensAsync(HttpContext context, int port, IReadOnlyList<string> lines, IReadOnlyList<string> appOrigins)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = PreviewTexts.In(language);
        var title = string.Format(CultureInfo.InvariantCulture, texts.NothingListens, port);
        return WriteAsync(context, title, texts.NothingListensLead, string.Join('\n', lines), texts with { Waking = title, Stages = new Dictionary<string, string> { ["none"] = texts.NothingListensLead } },
            waiting: true, appOrigins, language, StatusCodes.Status502BadGateway);
    }

    public static Task WriteNoAnswerAsync(HttpContext context, IReadOnlyList<string> lines, IReadOnlyList<string> appOrigins)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = PreviewTexts.In(language);
        var body = $"""
            <main class="card">
            {PageShell.Mark}
            <h1>{PageShell.Encode(texts.NoAnswer)}</h1>
            <p>{PageShell.Encode(texts.NoAnswerLead)}</p>
            <pre class="log">{PageShell.Encode(string.Join('\n', lines))}</pre>
            <p><a class="button" href="">{PageShell.Encode(texts.TryAgain)}</a></p>
            </main>
            """;
        return new PageShell(language, texts.NoAnswer, body) { FrameAncestors = FramePolicy.Ancestors(appOrigins) }.WriteAsync(context, StatusCodes.Status502BadGateway);
    }

    public static Task WriteClosedAsync(HttpContext context, IReadOnlyList<string> appOrigins, int statusCode = StatusCodes.Status401Unauthorized)
    {
        var language = UserLanguage.Of(context.Request);
        var texts = PreviewTexts.In(language);
        var body = $"""
            <main class="card">
            {PageShell.Mark}
            <h1>{PageShell.Encode(texts.Closed)}</h1>
            <p>{PageShell.Encode(texts.ClosedLead)}</p>
            </main>
            """;
        return new PageShell(language, texts.Closed, body) { FrameAncestors = FramePolicy.Ancestors(appOrigins) }.WriteAsync(context, statusCode);
    }

    private static Task WriteAsync(
        HttpContext context, string title, string stage, string log, PreviewTexts texts, bool waiting, IReadOnlyList<string> appOrigins, string language, int statusCode, bool canRestart = true)
    {
        var body = $"""
            <main class="card" data-texts="{PageShell.Encode(JsonSerializer.Serialize(texts, JsonSerializerOptions.Web))}">
            {PageShell.Mark}
            <h1 data-part="title">{PageShell.Encode(title)}</h1>
            <p data-part="stage" role="status">{PageShell.Encode(stage)}</p>
            <div class="bar" data-part="bar"{Hidden(!waiting)}></div>
            <pre class="log" data-part="log">{PageShell.Encode(log)}</pre>
            <p class="quiet" data-part="hint"{Hidden(!waiting)}>{PageShell.Encode(texts.Hint)}</p>
            <p data-part="again"{Hidden(waiting)}>{(canRestart ? $"<button type=\"button\" data-part=\"restart\">{PageShell.Encode(texts.Restart)}</button>" : "")}</p>
            </main>
            """;
        context.Response.Headers.RetryAfter = "1";
        return new PageShell(language, title, body) { Script = WaitingScript, RefreshSeconds = 2, FrameAncestors = FramePolicy.Ancestors(appOrigins) }.WriteAsync(context, statusCode);
    }

    private static string Hidden(bool hidden) => hidden ? " hidden" : "";
}
