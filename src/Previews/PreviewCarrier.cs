using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Bridge;
using Forja.Previews.Forwarding;
using Forja.Previews.Pages;
using Forja.Previews.Shares;
using Forja.Previews.Targets;
using Forja.Sandboxes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Yarp.ReverseProxy.Forwarder;

namespace Forja.Previews;

/// <summary>Carries an accepted request into the sandbox and its answer back; wakes the sandbox first when it sleeps, and says what is going on when it cannot.</summary>
internal sealed class PreviewCarrier(
    IPreviewTargets targets, PageLoads loads, Wakes wakes, PreviewPools pools, PreviewTraffic traffic, ShareBook shares, AppAddresses addresses, BridgeScript bridge, Lazy<Instance> instance, IHttpForwarder forwarder, TimeProvider time, IOptions<PreviewsOptions> options)
{
    private const int Lines = 12;

    private readonly ForwarderRequestConfig _request = new()
    {
        ActivityTimeout = options.Value.SilenceTimeout,
        Version = System.Net.HttpVersion.Version11,
        VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        AllowResponseBuffering = false,
    };

    /// <summary>Answers with the app's answer, or with what keeps it. What an owner looks at, cookies included, lives in a frame of another site.</summary>
    public async Task CarryAsync(HttpContext context, PreviewName name, PreviewVisitor visitor)
    {
        var share = (visitor as PreviewVisitor.Guest)?.Share;
        // A shared app is looked at by itself: no workbench frames it.
        IReadOnlyList<string> origins = share is null ? addresses.OriginsBeside(context.Request) : [];
        using var ticket = traffic.Enter(name.Project, share);
        if (ticket is null)
        {
            context.Response.Headers.RetryAfter = "5";
            await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "preview.too-many-requests", "This preview has too many requests and sockets open.");
            return;
        }

        // Between the look at the cookie and this place the share may have been revoked; what is entered from here on is cut with it.
        if (share is not null && !shares.IsLive(share))
        {
            await Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, ShareProblems.Ended, "This link was ended.");
            return;
        }

        targets.Touch(name.Project);
        var waits = WaitsForAnAnswer(context);
        using var awake = waits ? targets.Hold(name.Project) : null;
        using var load = waits ? loads.Enter() : null;
        var target = await FindAsync(context, name);
        if (target is not PreviewTarget.Ready ready)
        {
            await WriteNotReadyAsync(context, name, target, visitor, origins);
            return;
        }

        if (await TryCarryAsync(context, name, ready, visitor, origins, ticket.Cut) is not { } failure || context.Response.HasStarted) return;

        // The run that was found may have just ended: nothing was sent yet, so the next one can have the request.
        if (failure is IOException && CanRepeat(context.Request) && await FindAsync(context, name) is PreviewTarget.Ready another && another.Epoch != ready.Epoch)
        {
            context.Response.Clear();
            failure = await TryCarryAsync(context, name, another, visitor, origins, ticket.Cut);
            if (failure is null || context.Response.HasStarted) return;
        }

        await WriteFailureAsync(context, name, ready, failure, visitor, origins);
    }

    // Vite's client asks with sockets of its own whether the server is back. A forgotten tab that does so must not keep an app awake for ever.
    private static bool IsOnlyAsking(HttpRequest request) => request.Headers.SecWebSocketProtocol.Any(protocol => protocol?.Contains("vite-ping", StringComparison.Ordinal) == true);

    // Sockets and event streams are open for as long as a tab is: only what passes through them is use.
    private static bool WaitsForAnAnswer(HttpContext context) =>
        !RequestKind.IsWebSocket(context) && !context.Request.Headers.Accept.Any(types => types?.Contains("text/event-stream", StringComparison.OrdinalIgnoreCase) == true);

    private static bool CanRepeat(HttpRequest request) => RequestKind.IsSafeMethod(request) && request.ContentLength is null or 0 && request.Headers.TransferEncoding.Count == 0;

    private async Task<PreviewTarget> FindAsync(HttpContext context, PreviewName name)
    {
        var target = await targets.FindAsync(name.Project, context.RequestAborted);
        if (target is PreviewTarget.Ready or PreviewTarget.Failed || IsOnlyAsking(context.Request)) return target;

        var wake = wakes.Join(name.Project);
        if (!RequestKind.IsNavigation(context.Request)) return await WaitAsync(wake, options.Value.HoldRequest, name, context.RequestAborted);

        target = await WaitAsync(wake, options.Value.HoldNavigation, name, context.RequestAborted);
        return target is PreviewTarget.Waking { Stage: SandboxStage.Starting or SandboxStage.WaitingForPort } && options.Value.HoldNavigationAtStart > options.Value.HoldNavigation
            ? await WaitAsync(wake, options.Value.HoldNavigationAtStart - options.Value.HoldNavigation, name, context.RequestAborted)
            : target;
    }

    private async Task<PreviewTarget> WaitAsync(Task<PreviewTarget> wake, TimeSpan hold, PreviewName name, CancellationToken cancellationToken)
    {
        try
        {
            return await wake.WaitAsync(hold, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return await targets.FindAsync(name.Project, cancellationToken);
        }
    }

    /// <summary>Null when the answer was carried; otherwise why not.</summary>
    private async Task<Exception?> TryCarryAsync(
        HttpContext context, PreviewName name, PreviewTarget.Ready ready, PreviewVisitor visitor, IReadOnlyList<string> origins, CancellationToken cut)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } bodySize) bodySize.MaxRequestBodySize = null;

        var framed = visitor is PreviewVisitor.Owner;
        var transformer = new PreviewTransformer(instance.Value, visitor, origins, framed && bridge.IsThere && IsDocument(context), framed);
        try
        {
            var invoker = pools.Of(name.Project, ready.Epoch);
            var error = await forwarder.SendAsync(context, $"http://sandbox:{name.Port ?? ready.Port}", invoker, _request, transformer, cut);
            if (error == ForwarderError.None) return null;

            var failure = context.Features.Get<IForwarderErrorFeature>()?.Exception;
            return failure is HttpRequestException { InnerException: IOException inner } ? inner : failure ?? new HttpRequestException(error.ToString());
        }
        catch (IOException exception)
        {
            return exception;
        }
    }

    private static bool IsDocument(HttpContext context) =>
        RequestKind.IsNavigation(context.Request) && !RequestKind.IsWebSocket(context)
        && context.Request.Headers["Sec-Fetch-Dest"] is not [{ } destination, ..] || context.Request.Headers["Sec-Fetch-Dest"] is ["document" or "iframe" or "frame"];

    private Task WriteNotReadyAsync(HttpContext context, PreviewName name, PreviewTarget target, PreviewVisitor visitor, IReadOnlyList<string> origins)
    {
        var status = PreviewStatus.For(visitor, target, targets.RecentLines(name.Project, Lines));
        if (RequestKind.IsNavigation(context.Request)) return PreviewPages.WriteWaitingAsync(context, status, visitor, origins);

        context.Response.Headers.RetryAfter = "1";
        return target is PreviewTarget.Failed failed
            ? Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, failed.Code, "The app did not start.")
            : Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "preview.starting", "The app is starting.");
    }

    private Task WriteFailureAsync(HttpContext context, PreviewName name, PreviewTarget.Ready ready, Exception? failure, PreviewVisitor visitor, IReadOnlyList<string> origins)
    {
        if (context.RequestAborted.IsCancellationRequested) return Task.CompletedTask;

        context.Response.Clear();
        IReadOnlyList<string> lines = visitor is PreviewVisitor.Owner ? targets.RecentLines(name.Project, Lines) : [];
        // Connecting fails with IOException only; everything else means that somebody answered, but not in HTTP.
        var nothingListens = failure is IOException and not HttpIOException;
        if (RequestKind.IsNavigation(context.Request))
        {
            return nothingListens
                ? PreviewPages.WriteNothingListensAsync(context, name.Port ?? ready.Port, lines, origins)
                : PreviewPages.WriteNoAnswerAsync(context, lines, origins);
        }

        context.Response.Headers.RetryAfter = "1";
        return nothingListens
            ? Refusal.WriteAsync(context, StatusCodes.Status502BadGateway, "preview.nothing-listens", $"Nothing listens on port {name.Port ?? ready.Port}.")
            : Refusal.WriteAsync(context, StatusCodes.Status502BadGateway, "preview.no-answer", "The app ended the connection before a complete HTTP answer.");
    }
}
