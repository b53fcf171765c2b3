using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Bridge;
using Forja.Previews.Browser;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Previews;

/// <summary>
/// Takes every request whose Host is at or below the preview host, and decides in this order: is the name exact, is there a token to exchange, may this browser
/// look, did this preview's own page (or a person) start the request. Only then does it reach the compiled page or the sandbox.
/// </summary>
internal sealed class PreviewEdge(
    RequestDelegate next, AppAddresses addresses, PreviewDoor door, BridgeScript bridge, PreviewOwnPaths ownPaths, RuntimeFiles files, BrowserPaths browser, IOptions<PreviewsOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var host = RequestHost.Of(context.Request).Name;
        return PreviewName.IsBelow(host, addresses.PreviewHost) ? AnswerAsync(context, host) : next(context);
    }

    private async Task AnswerAsync(HttpContext context, string host)
    {
        var request = context.Request;
        if (FramingGuard.IsAmbiguous(request))
        {
            await FramingGuard.RefuseAsync(context);
            return;
        }

        if (!PreviewName.TryParse(host, addresses.PreviewHost, options.Value.ReservedPorts, out var name))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "preview.unknown-address", "No preview has this address.");
            return;
        }

        // The script is the same for everybody and says nothing about anybody.
        if (request.Path == BridgeTag.Path && RequestKind.IsSafeMethod(request))
        {
            await bridge.WriteAsync(context);
            return;
        }

        var visitor = await door.RecogniseAsync(request, name.Project, context.RequestAborted);
        if (door.Exchange(context, name.Project, visitor) is { } exchange)
        {
            await exchange;
            return;
        }

        // Like the bridge; but a token on the way to them is exchanged first.
        if (files.Answer(context, addresses.OriginsBeside(request)) is { } answered)
        {
            await answered;
            return;
        }

        // A socket of another page is refused as such, whoever's cookies came along with it.
        var foreign = IsForeign(request, name);
        if (foreign && visitor is not PreviewVisitor.Doubtful && RequestKind.IsWebSocket(context))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, "origin.foreign", "Sockets are open to the preview's own pages only.");
            return;
        }

        if (door.Refuse(context, visitor, foreign) is { } refusal)
        {
            await refusal;
            return;
        }

        await (ownPaths.Answer(context, name, visitor) ?? browser.AnswerAsync(context, name, visitor));
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
}
