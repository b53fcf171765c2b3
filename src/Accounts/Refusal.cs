using Microsoft.AspNetCore.Http;

namespace Forja.Accounts;

/// <summary>Answers a refused request: RFC 9457 with a stable code.</summary>
public static class Refusal
{
    public static Task WriteAsync(HttpContext context, int status, string code, string detail)
    {
        if (context.Response.HasStarted) return Task.CompletedTask;

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code }).ExecuteAsync(context);
    }
}
