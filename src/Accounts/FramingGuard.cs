using Microsoft.AspNetCore.Http;

namespace Forja.Accounts;

/// <summary>
/// Refuses requests whose length could be read in two ways. Kestrel takes Transfer-Encoding over Content-Length (and renames the latter); a proxy before us might
/// have decided otherwise, so neither reading is acted upon and the connection ends.
/// </summary>
public static class FramingGuard
{
    public static bool IsAmbiguous(HttpRequest request) =>
        request.Headers.TransferEncoding.Count > 0 && (request.Headers.ContentLength is not null || request.Headers.ContainsKey("X-Content-Length"));

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.Connection = "close";
        return Refusal.WriteAsync(context, StatusCodes.Status400BadRequest, "request.ambiguous-length", "Transfer-Encoding and Content-Length together.");
    }
}
