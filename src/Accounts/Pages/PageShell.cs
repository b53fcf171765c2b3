using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http;

namespace Forja.Accounts.Pages;

/// <summary>
/// The few pages that the server draws itself, when the UI cannot: one look, light and dark, no file besides, and a policy under which nothing but their own
/// style and script runs.
/// </summary>
public sealed record PageShell(string Language, string Title, string Body)
{
    /// <summary>The product's mark, drawn in place.</summary>
    public const string Mark = """
        <svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#1c1a18"/><path d="M9 7h15l-3 5h-6.5v13H9z" fill="#f4f1ec"/><path d="M16.5 14.5H23l-2.8 5h-3.7z" fill="#f0581f"/></svg>
        """;

    private static readonly string Style = Read(typeof(PageShell), "page.css");

    /// <summary>Script of the page; it may talk to its own origin only.</summary>
    public string? Script { get; init; }

    /// <summary>Seconds after which the page opens again by itself, for browsers whose script does not run.</summary>
    public int? RefreshSeconds { get; init; }

    /// <summary>Who may frame the page, as in frame-ancestors.</summary>
    public string FrameAncestors { get; init; } = "'none'";

    public static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>Reads a text that is embedded in the assembly of a type.</summary>
    public static string Read(Type besides, string name)
    {
        using var stream = besides.Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded in {besides.Assembly}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public Task WriteAsync(HttpContext context, int status)
    {
        var nonce = RandomNumberGenerator.GetHexString(32, lowercase: true);
        var response = context.Response;
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors {FrameAncestors}";
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";

        var bytes = Encoding.UTF8.GetBytes(Render(nonce));
        response.ContentLength = bytes.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private string Render(string nonce) => $"""
        <!doctype html>
        <html lang="{Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        {(RefreshSeconds is { } seconds ? $"<noscript><meta http-equiv=\"refresh\" content=\"{seconds}\"></noscript>" : "")}
        <title>{Encode(Title)}</title>
        <style nonce="{nonce}">{Style}</style>
        </head>
        <body>
        {Body}
        {(Script is { } script ? $"<script nonce=\"{nonce}\">{script}</script>" : "")}
        </body>
        </html>
        """;
}
