using Forja.Accounts;
using Forja.Previews.Pages;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;

namespace Forja.Previews.Shares;

/// <summary>
/// Where guests come in: a link's code is exchanged for a cookie and leaves the address at once; where a passcode is wanted the cookie is locked until it was said.
/// Wrong codes and passcodes are counted, and after a few of them nobody from there is asked any more for a while.
/// </summary>
internal sealed class ShareDoor(ShareBook shares, Lazy<ShareCodes> codes, Lazy<ShareCookies> cookies, Attempts attempts)
{
    public const string UnlockPath = "/__forja/unlock";

    /// <summary>A whole list of four digits takes years at this pace, and a person who mistypes waits minutes.</summary>
    private const int PasscodesEach = 6;

    /// <summary>Over all addresses: a crowd may not guess together either.</summary>
    private const int PasscodesTogether = 40;

    private const int LinksEach = 30;
    private const int LongestForm = 4_096;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    public async Task ExchangeAsync(HttpContext context, ProjectId project, string code)
    {
        var from = $"link {AddressOf(context)}";
        if (attempts.Wait(from, LinksEach, Window) is { } wait)
        {
            await RefuseForNowAsync(context, wait);
            return;
        }

        if (!codes.Value.TryOpen(code, project, out var id) || await shares.FindAsync(project, id, context.RequestAborted) is not { } share)
        {
            attempts.Count(from, Window);
            await RefuseLinkAsync(context, StatusCodes.Status403Forbidden);
            return;
        }

        cookies.Value.Give(context.Response, share, open: share.Passcode is null);
        if (share.Passcode is null) await shares.TouchAsync(share, context.RequestAborted);
        GoOn(context, StatusCodes.Status302Found, SafeRedirect.Without(context.Request, ShareCodes.Parameter));
    }

    /// <summary>What a guest who has not said the passcode gets, whatever was asked for.</summary>
    public Task AskAsync(HttpContext context, Share share) => context.Request.Path == UnlockPath && HttpMethods.IsPost(context.Request.Method)
        ? UnlockAsync(context, share)
        : RequestKind.IsNavigation(context.Request)
            ? SharePages.WritePasscodeAsync(context, wrong: false)
            : Refusal.WriteAsync(context, StatusCodes.Status401Unauthorized, ShareProblems.PasscodeRequired, "This app is shown after its passcode was said.");

    /// <summary>The cookie of a share that is no more. It stays: who had the link is told that it ended, and not to sign in, however often they look.</summary>
    public static Task RefuseFormerAsync(HttpContext context) => RefuseLinkAsync(context, StatusCodes.Status401Unauthorized);

    private async Task UnlockAsync(HttpContext context, Share share)
    {
        var (each, together) = ($"passcode {share.Id} {AddressOf(context)}", $"passcode {share.Id}");
        if ((attempts.Wait(each, PasscodesEach, Window) ?? attempts.Wait(together, PasscodesTogether, Window)) is { } wait)
        {
            await RefuseForNowAsync(context, wait);
            return;
        }

        var (passcode, next) = await ReadAsync(context.Request, context.RequestAborted);
        if (share.Passcode is { } right && !right.Is(passcode))
        {
            attempts.Count(each, Window);
            attempts.Count(together, Window);
            await SharePages.WritePasscodeAsync(context, wrong: true, next);
            return;
        }

        cookies.Value.Give(context.Response, share, open: true);
        await shares.TouchAsync(share, context.RequestAborted);
        GoOn(context, StatusCodes.Status303SeeOther, next);
    }

    private static void GoOn(HttpContext context, int status, string place)
    {
        var response = context.Response;
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.CacheControl = "no-store";
        response.Headers.Location = place;
        response.StatusCode = status;
    }

    private static Task RefuseLinkAsync(HttpContext context, int status) => RequestKind.IsNavigation(context.Request)
        ? SharePages.WriteEndedAsync(context, status)
        : Refusal.WriteAsync(context, status, ShareProblems.Ended, "This link was ended or never was one. Ask whoever sent it for a new one.");

    private static Task RefuseForNowAsync(HttpContext context, TimeSpan wait)
    {
        var seconds = (int)Math.Ceiling(wait.TotalSeconds);
        context.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return RequestKind.IsNavigation(context.Request)
            ? SharePages.WriteTooManyAsync(context, wait)
            : Refusal.WriteAsync(context, StatusCodes.Status429TooManyRequests, ShareProblems.TooManyAttempts, "Too many attempts. Wait a while.");
    }

    // The form is this small page's own; anything longer or of another kind is not it.
    private static async Task<(string Passcode, string Next)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType || request.ContentLength is null or > LongestForm) return ("", "/");

        var form = await request.ReadFormAsync(cancellationToken);
        return (form["passcode"].ToString(), SafeRedirect.Here(form["next"].ToString()));
    }

    // An IPv6 network is one customer: whoever has one address of it has them all.
    private static string AddressOf(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "",
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false } address => Convert.ToHexString(address.GetAddressBytes()[..8]),
        var address => address.MapToIPv4().ToString(),
    };
}
