using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Bridge;
using Forja.Previews.Pages;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Previews;

/// <summary>
/// Takes every request whose Host is at or below the preview host, and decides in this order: is the name exact, is there a token to exchange, may this browser
/// look, did this preview's own page (or a person) start the request. Only then does it reach the sandbox.
/// </summary>
internal sealed class PreviewEdge(
    RequestDelegate next, AppAddresses addresses, Lazy<PreviewGrants> grants, BridgeScript bridge, PreviewCarrier carrier, PreviewOwnPaths ownPaths, IOptions<PreviewsOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = RequestHost.Of(context.Request).Name;
        return PreviewName.IsBelow(host, addresses.PreviewHost) ? AnswerAsync(context, host) : next(context);
    }

    private Task AnswerAsync(HttpContext context, string host)
    {
        var request = context.Request;
        if (FramingGuard.IsAmbiguous(request)) return FramingGuard.RefuseAsync(context);

        if (!PreviewName.TryParse(host, addresses.PreviewHost, options.Value.ReservedPorts, out var name))
            return Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "preview.unknown-address", "No preview has this address.");

        // The script is the same for everybody and says nothing about anybody.
        if (request.Path == BridgeTag.Path && RequestKind.IsSafeMethod(request)) return bridge.WriteAsync(context);

        var grant = grants.Value.Check(request, name.Project);
        if (grant == GrantState.Duplicated)
        {
            grants.Value.Clear(context.Response);
            return Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "preview.cookie-duplicated", "The preview's cookie came twice. It was removed; open the preview from Forja again.");
        }

        if (HttpMethods.IsGet(request.Method) && request.Query[PreviewGrants.TokenParameter] is [{ } token]) return ExchangeAsync(context, name.Project, token, grant);

        var origins = addresses.OriginsBeside(request);
        var foreign = IsForeign(request, name);
        if (foreign && RequestKind.IsWebSocket(context))
            return Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "origin.foreign", "Sockets are open to the preview's own pages only.");
        if (foreign || grant != GrantState.Good) return RefuseAsync(context, origins);

        return ownPaths.Answer(context, name) ?? carrier.CarryAsync(context, name, origins);
    }

    private Task ExchangeAsync(HttpContext context, ProjectId project, string token, GrantState grant)
    {
        if (grants.Value.Spend(token, project)) grants.Value.Give(context.Response, project);
        else if (grant != GrantState.Good) return RefuseAsync(context, addresses.OriginsBeside(context.Request));

        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(SafeRedirect.Without(context.Request, PreviewGrants.TokenParameter));
        return Task.CompletedTask;
    }

    // Previews of different projects are one site to a browser, so its cookies go along between them: what another page starts is held apart here. A person who
    // follows a link, and the workbench's frame, go somewhere; that is the one thing another page may start.
    private bool IsForeign(HttpRequest request, PreviewName name)
    {
        if (request.Headers.Origin.Count > 1 || (request.Headers.Origin is [{ } origin] && !IsOfSameProject(request, origin, name))) return true;
        if (request.Headers["Sec-Fetch-Site"] is not [{ } site] || site is "same-origin" or "none") return false;

        var goesThere = RequestKind.IsSafeMethod(request) && request.Headers["Sec-Fetch-Mode"] is ["navigate"];
        return !goesThere && !(request.Headers.Origin.Count == 1 && site == "same-site");
    }

    // Another port of the same project is the same app. Origins are written one way by browsers, so the text is compared whole.
    private bool IsOfSameProject(HttpRequest request, string origin, PreviewName name)
    {
        var (start, end) = ($"{request.Scheme}://", RequestHost.Of(request).PortSuffix);
        return origin.Length > start.Length + end.Length && origin.StartsWith(start, StringComparison.Ordinal) && origin.EndsWith(end, StringComparison.Ordinal)
            && PreviewName.TryParse(origin[start.Length..^end.Length], addresses.PreviewHost, options.Value.ReservedPorts, out var from) && from.Project == name.Project;
    }

    private static Task RefuseAsync(HttpContext context, IReadOnlyList<string> origins) => RequestKind.IsNavigation(context.Request)
        ? PreviewPages.WriteClosedAsync(context, origins)
        : Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "preview.access-required", "Open this preview from Forja first.");
}
