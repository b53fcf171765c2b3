using System.Text.Json;
using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Pages;
using Forja.Previews.Shares;
using Forja.Previews.Targets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Forja.Previews;

/// <summary>The few paths that the edge keeps for itself on a preview's host, for its own pages: <c>/__forja/status</c> and <c>/__forja/restart</c>.</summary>
internal sealed class PreviewOwnPaths(IPreviewTargets targets, Wakes wakes, IHostApplicationLifetime lifetime, TimeProvider time)
{
    private const int Lines = 12;

    // New lines are told of together, a closed port is tried again, and a page without news asks anew before anything between it and us loses patience.
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan TryPortAgain = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(20);

    // A visitor's right to look may end at any time, and is looked at with each request.
    private static readonly TimeSpan LongestVisitorsHold = TimeSpan.FromSeconds(1);

    /// <summary>Null when the path is the app's: a sandbox's own server may have paths with the same beginning.</summary>
    public Task? Answer(HttpContext context, PreviewName name, PreviewVisitor visitor) => (context.Request.Method, context.Request.Path.Value) switch
    {
        ("GET", "/__forja/status") => WriteStatusAsync(context, name, visitor),
        ("POST", "/__forja/restart") when visitor is PreviewVisitor.Owner => RestartAsync(context, name),
        ("POST", "/__forja/restart") => Refusal.WriteAsync(context, StatusCodes.Status403Forbidden, ShareProblems.OwnerOnly, "Only who works on the project may restart its app."),
        _ => null,
    };

    /// <summary>What is there now; for a page that says what it has <c>seen</c>, the next that is not that, the moment it is there.</summary>
    private async Task WriteStatusAsync(HttpContext context, PreviewName name, PreviewVisitor visitor)
    {
        var cancellationToken = context.RequestAborted;
        var seen = context.Request.Query["seen"].ToString();
        var (since, longest) = (time.GetTimestamp(), visitor is PreviewVisitor.Owner ? LongestHold : LongestVisitorsHold);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        context.Response.Headers.CacheControl = "no-store";
        while (true)
        {
            var change = targets.NextChange(name.Project);
            var (target, comesUp) = await LookAsync(name, cancellationToken);
            var status = PreviewStatus.For(visitor, target, targets.RecentLines(name.Project, Lines));
            if (status.Seen != seen || time.GetElapsedTime(since) > longest || over.IsCancellationRequested)
            {
                await context.Response.WriteAsJsonAsync(status, JsonSerializerOptions.Web, cancellationToken);
                return;
            }

            await Task.WhenAny(change, Task.Delay(comesUp ? TryPortAgain : LookAgain, time, over.Token));
        }
    }

    /// <summary>What is there, and whether that runs by its own account while its port is closed still.</summary>
    private async Task<(PreviewTarget Target, bool ComesUp)> LookAsync(PreviewName name, CancellationToken cancellationToken)
    {
        var target = await targets.FindAsync(name.Project, cancellationToken);
        // A run whose port does not answer would send the waiting page round in circles.
        return target is PreviewTarget.Ready ready && !await AnswersAsync(name, ready, cancellationToken) ? (new PreviewTarget.Waking(null), true) : (target, false);
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
