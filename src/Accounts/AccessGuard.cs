using System.Security.Claims;
using Forja.Accounts.Pages;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Forja.Accounts;

/// <summary>
/// The app's door, in this order: the request is unambiguous, its Host is ours, a start link is exchanged, nothing of another origin goes on, and who goes on is known.
/// </summary>
internal sealed class AccessGuard(RequestDelegate next, AppAddresses addresses, Lazy<Instance> instance, Lazy<SessionCookie> sessions)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (FramingGuard.IsAmbiguous(context.Request))
        {
            await FramingGuard.RefuseAsync(context);
            return;
        }

        if (!addresses.IsApp(RequestHost.Of(context.Request)))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status421MisdirectedRequest, "host.unknown", "This server does not answer under this name.");
            return;
        }

        AppHeaders.Set(context, addresses);

        if (HttpMethods.IsGet(context.Request.Method) && context.Request.Query["key"] is [{ } key])
        {
            await ExchangeAsync(context, key);
            return;
        }

        if (IsForThePersonOnly(context) && RequestKind.IsFromElsewhere(context.Request, origin => addresses.IsOwnOrigin(context.Request, origin)))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "origin.foreign", "Requests that another page starts are not accepted.");
            return;
        }

        if (IsOpenToAll(context.Request) || Identify(context))
        {
            await next(context);
            return;
        }

        await RefuseUnknownAsync(context);
    }

    private Task ExchangeAsync(HttpContext context, string key)
    {
        if (!instance.Value.IsKey(key)) return NoKeyPage.WriteAsync(context, addresses.Main, wrongKey: true);

        sessions.Value.SignIn(context.Response);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(SafeRedirect.Without(context.Request, "key"));
        return Task.CompletedTask;
    }

    // A cookie alone must come with the browser's word on where the request began wherever something can change; a bearer token is never sent by itself.
    private bool Identify(HttpContext context)
    {
        if (instance.Value.IsBearerOf(context.Request)) return SignedIn(context);
        if (IsForGit(context.Request)) return instance.Value.IsBasicOf(context.Request) && SignedIn(context);
        if (!sessions.Value.IsSignedIn(context.Request)) return false;

        var saysWhereFrom = context.Request.Headers.Origin.Count > 0 || context.Request.Headers.ContainsKey("Sec-Fetch-Site");
        var mustSay = !RequestKind.IsSafeMethod(context.Request) || RequestKind.IsWebSocket(context);
        return (saysWhereFrom || !mustSay) && SignedIn(context);
    }

    private static bool SignedIn(HttpContext context)
    {
        context.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, Person.Local.Name)], "forja"));
        return true;
    }

    private Task RefuseUnknownAsync(HttpContext context)
    {
        // Git knows names and passwords, and asks for them when it is told so; browsers are never brought to ask.
        context.Response.Headers[HeaderNames.WWWAuthenticate] = IsForGit(context.Request) && !RequestKind.IsNavigation(context.Request) ? "Basic realm=\"forja\"" : "Bearer realm=\"forja\"";
        if (!RequestKind.IsNavigation(context.Request) || context.Request.Path.StartsWithSegments("/api"))
            return Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "auth.required", "Open the link that the server printed at its start, or send its token.");

        // A strict cookie is not sent when a link on another page leads here; the page that answers then tries again from our own origin.
        var cameFromAPage = context.Request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"];
        return cameFromAPage ? NoKeyPage.WriteBounceAsync(context) : NoKeyPage.WriteAsync(context, addresses.Main, wrongKey: false);
    }

    private static bool IsForGit(HttpRequest request) => request.Path.StartsWithSegments("/git");

    private static bool IsForThePersonOnly(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Path.StartsWithSegments("/openapi")
        || !RequestKind.IsSafeMethod(context.Request) || RequestKind.IsWebSocket(context);

    // The UI's built files hold nothing of anybody; health is for whoever watches the process. Everything not named here needs the person.
    private static bool IsOpenToAll(HttpRequest request) =>
        RequestKind.IsSafeMethod(request)
        && (request.Path.StartsWithSegments("/assets") || request.Path.StartsWithSegments("/health") || request.Path.Value is "/favicon.svg" or "/favicon.ico" or "/manifest.webmanifest" or "/first-paint.js");
}
