using Forja.Accounts;
using Forja.Previews.Pages;
using Forja.Previews.Shares;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Access;

/// <summary>Who may look: tells visitors apart by their cookies, exchanges what an address brings for a cookie, and turns away whom nothing lets in.</summary>
internal sealed class PreviewDoor(AppAddresses addresses, Lazy<PreviewGrants> grants, Lazy<ShareCookies> cookies, ShareBook book, ShareDoor shares)
{
    public async ValueTask<PreviewVisitor> RecogniseAsync(HttpRequest request, ProjectId project, CancellationToken cancellationToken)
    {
        var grant = grants.Value.Check(request, project);
        if (grant == GrantState.Duplicated) return new PreviewVisitor.Doubtful();

        var count = cookies.Value.Read(request, project, out var id, out var open);
        if (count > 1) return new PreviewVisitor.Doubtful();
        if (grant == GrantState.Good) return new PreviewVisitor.Owner();
        if (count == 0) return new PreviewVisitor.Stranger();
        if (id is null || await book.FindAsync(project, id, cancellationToken) is not { } share) return new PreviewVisitor.Former();

        return open ? new PreviewVisitor.Guest(share) : new PreviewVisitor.Locked(share);
    }

    /// <summary>Null when the address brings nothing to exchange.</summary>
    public Task? Exchange(HttpContext context, ProjectId project, PreviewVisitor visitor)
    {
        if (visitor is PreviewVisitor.Doubtful || !HttpMethods.IsGet(context.Request.Method)) return null;
        if (context.Request.Query[PreviewGrants.TokenParameter] is [{ } token]) return SpendAsync(context, project, token, visitor);

        return context.Request.Query[ShareCodes.Parameter] is [{ } code] ? shares.ExchangeAsync(context, project, code) : null;
    }

    /// <summary>Null for who may go on: the owner and guests, in what no other page started.</summary>
    public Task? Refuse(HttpContext context, PreviewVisitor visitor, bool foreign) => visitor switch
    {
        PreviewVisitor.Doubtful => RefuseDoubtfulAsync(context),
        _ when foreign => RefuseStrangerAsync(context),
        PreviewVisitor.Owner or PreviewVisitor.Guest => null,
        PreviewVisitor.Locked locked => shares.AskAsync(context, locked.Share),
        PreviewVisitor.Former => ShareDoor.RefuseFormerAsync(context),
        _ => RefuseStrangerAsync(context),
    };

    private Task SpendAsync(HttpContext context, ProjectId project, string token, PreviewVisitor visitor)
    {
        if (grants.Value.Spend(token, project)) grants.Value.Give(context.Response, project);
        else if (visitor is not PreviewVisitor.Owner) return RefuseStrangerAsync(context);

        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(SafeRedirect.Without(context.Request, PreviewGrants.TokenParameter));
        return Task.CompletedTask;
    }

    private Task RefuseDoubtfulAsync(HttpContext context)
    {
        grants.Value.Clear(context.Response);
        cookies.Value.Clear(context.Response);
        return Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "preview.cookie-duplicated", "The preview's cookie came twice. It was removed; open the preview from Forja again.");
    }

    private Task RefuseStrangerAsync(HttpContext context) => RequestKind.IsNavigation(context.Request)
        ? PreviewPages.WriteClosedAsync(context, addresses.OriginsBeside(context.Request))
        : Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, "preview.access-required", "Open this preview from Forja first.");
}
