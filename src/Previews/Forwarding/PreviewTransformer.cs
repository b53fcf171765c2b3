using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Bridge;
using Forja.Previews.Shares;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Yarp.ReverseProxy.Forwarder;

namespace Forja.Previews.Forwarding;

/// <summary>
/// What changes on the way through the edge, and nothing else does: our credentials are taken out, the app learns the outer address, the browser learns who may
/// frame the page, and the bridge's script tag goes into documents.
/// </summary>
internal sealed class PreviewTransformer(Instance instance, PreviewVisitor visitor, IReadOnlyList<string> appOrigins, bool injectBridge, bool framed) : HttpTransformer
{
    private static readonly string[] Forwarded = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Prefix", "X-Real-IP"];

    // X-Frame-Options gives way to frame-ancestors; the others would speak for more than this one host.
    private static readonly string[] NotPassed = ["X-Frame-Options", "Clear-Site-Data", "Alt-Svc"];

    public override async ValueTask TransformRequestAsync(HttpContext context, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(context, proxyRequest, destinationPrefix, cancellationToken);

        proxyRequest.RequestUri = new Uri(destinationPrefix + PathAndQuery(context), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

        var request = context.Request;
        var headers = proxyRequest.Headers;
        headers.Remove(HeaderNames.Cookie);
        if (OwnCookies.WithoutOwn(request.Headers.Cookie) is { } cookies) headers.TryAddWithoutValidation(HeaderNames.Cookie, cookies);

        if (request.Headers.Authorization.Any(value => value is not null && instance.IsBearer(value))) headers.Remove(HeaderNames.Authorization);
        if (request.Headers.Referer.Any(value => value is not null && HasSecret(value))) headers.Remove(HeaderNames.Referer);

        foreach (var name in Forwarded) headers.Remove(name);
        headers.TryAddWithoutValidation("X-Forwarded-For", context.Connection.RemoteIpAddress?.ToString());
        headers.TryAddWithoutValidation("X-Forwarded-Host", RequestHost.Of(request).Text);
        headers.TryAddWithoutValidation("X-Forwarded-Proto", request.Scheme);

        if (injectBridge)
        {
            headers.Remove(HeaderNames.AcceptEncoding);
            headers.TryAddWithoutValidation(HeaderNames.AcceptEncoding, "identity");
        }
    }

    public override async ValueTask<bool> TransformResponseAsync(HttpContext context, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        var goesOn = await base.TransformResponseAsync(context, proxyResponse, cancellationToken);
        if (proxyResponse is null) return goesOn;

        var headers = context.Response.Headers;
        foreach (var name in NotPassed) headers.Remove(name);

        if (headers.SetCookie.Count > 0) headers.SetCookie = headers.SetCookie.Select(cookie => OwnCookies.Pass(cookie ?? "", framed && FramedCookies.CanBeSecure(context.Request))).Where(cookie => cookie is not null).ToArray();

        headers.ContentSecurityPolicy = FramePolicy.Restrict(headers.ContentSecurityPolicy, appOrigins);
        headers["Origin-Agent-Cluster"] = "?1";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        // The host's name says which project this is; where a guest goes from here need not know it.
        if (visitor is PreviewVisitor.Guest && headers["Referrer-Policy"].Count == 0) headers["Referrer-Policy"] = "no-referrer";

        if (injectBridge && BridgeTag.FitsInto(proxyResponse)) Inject(context, proxyResponse);
        return goesOn;
    }

    private static bool HasSecret(string address) =>
        address.Contains(PreviewGrants.TokenParameter, StringComparison.OrdinalIgnoreCase) || address.Contains(ShareCodes.Parameter, StringComparison.OrdinalIgnoreCase);

    private void Inject(HttpContext context, HttpResponseMessage proxyResponse)
    {
        context.Response.ContentLength = null;
        context.Response.Headers.AcceptRanges = "none";
        var tag = BridgeTag.For(appOrigins, context.Response.Headers.ContentSecurityPolicy);
        proxyResponse.Content = new BridgedContent(proxyResponse.Content, tag);
    }

    // The very bytes that the browser sent: a decoded and encoded path is not always the same path.
    private static string PathAndQuery(HttpContext context)
    {
        var raw = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (raw is ['/', ..]) return raw;

        return context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
    }
}
