using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Forja.Accounts;

/// <summary>What a request is for, read from what browsers say about it and scripts cannot forge (Sec-Fetch-*), with a guess for clients that say nothing.</summary>
public static class RequestKind
{
    /// <summary>A person going somewhere: the answer is shown as a page.</summary>
    public static bool IsNavigation(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsPost(request.Method)) return false;
        if (request.Headers["Sec-Fetch-Mode"] is [{ } mode]) return mode == "navigate";

        return !HttpMethods.IsPost(request.Method) && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) == true);
    }

    public static bool IsSafeMethod(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    /// <summary>True for WebSockets over HTTP/1.1 (Upgrade) and HTTP/2 (extended CONNECT), before any middleware knows about them.</summary>
    public static bool IsWebSocket(HttpContext context) =>
        context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true }
        || context.Request.Headers.Upgrade.Any(upgrade => upgrade?.Contains("websocket", StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>The request was started by a page of another origin, by its own or the browser's account.</summary>
    public static bool IsFromElsewhere(HttpRequest request, Func<string, bool> isOwnOrigin)
    {
        if (request.Headers.Origin.Count > 1 || (request.Headers.Origin is [{ } origin] && !isOwnOrigin(origin))) return true;

        return request.Headers["Sec-Fetch-Site"] is [{ } site] && site is not ("same-origin" or "none");
    }
}
