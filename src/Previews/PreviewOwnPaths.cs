using System.Text.Json;
using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Pages;
using Forja.Previews.Shares;
using Forja.Previews.Targets;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews;

/// <summary>The few paths that the edge keeps for itself on a preview's host, for its own pages: <c>/__forja/status</c> and <c>/__forja/restart</c>.</summary>
internal sealed class PreviewOwnPaths(IPreviewTargets targets, Wakes wakes)
{
    private const int Lines = 12;

    /// <summary>Null when the path is the app's: a sandbox's own server may have paths with the same beginning.</summary>
    public Task? Answer(HttpContext context, PreviewName name, PreviewVisitor visitor) => (context.Request.Method, context.Request.Path.Value) switch
    {
        ("GET", "/__forja/status") => WriteStatusAsync(context, name, visitor),
        ("POST", "/__forja/restart") when visitor is PreviewVisitor.Owner => RestartAsync(context, name),
        ("POST", "/__forja/restart") => Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, ShareProblems.OwnerOnly, "Only who works on the project may restart its app."),
        _ => null,
    };

    private async Task WriteStatusAsync(HttpContext context, PreviewName name, PreviewVisitor visitor)
    {
        var cancellationToken = context.RequestAborted;
        var target = await targets.FindAsync(name.Project, cancellationToken);
        // A run whose port does not answer would send the waiting page round in circles.
        if (target is PreviewTarget.Ready ready && !await AnswersAsync(name, ready, cancellationToken)) target = new PreviewTarget.Waking(null);

        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsJsonAsync(PreviewStatus.For(visitor, target, targets.RecentLines(name.Project, Lines)), JsonSerializerOptions.Web, cancellationToken);
    }

    private async Task RestartAsync(HttpContext context, PreviewName name)
    {
        await targets.RestartAsync(name.Project, context.RequestAborted);
        _ = wakes.Join(name.Project);
        context.Response.StatusCode = StatusCodes.Status202Accepted;
    }

    private async Task<bool> AnswersAsync(PreviewName name, PreviewTarget.Ready ready, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await targets.ConnectAsync(name.Project, ready.Epoch, name.Port ?? ready.Port, cancellationToken);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
