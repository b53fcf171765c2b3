using Microsoft.AspNetCore.Http;

namespace Forja.Accounts;

/// <summary>The headers of every answer of the app: nobody frames it, it runs only its own scripts, and its addresses leak nowhere.</summary>
internal static class AppHeaders
{
    public static void Set(HttpContext context, AppAddresses addresses)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self' blob:; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
            + $"media-src 'self' blob:; connect-src 'self'; manifest-src 'self'; frame-src {context.Request.Scheme}://*.{addresses.PreviewHost}{RequestHost.Of(context.Request).PortSuffix}; "
            + "frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        if (context.Request.IsHttps) headers.StrictTransportSecurity = "max-age=31536000";
        if (context.Request.Path.StartsWithSegments("/api")) headers.CacheControl = "no-store";
    }
}
