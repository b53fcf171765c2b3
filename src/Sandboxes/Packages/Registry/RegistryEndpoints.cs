using System.Net;
using Forja.Sandboxes.Packages.Python;
using Microsoft.AspNetCore.Http;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Answers a package manager inside a sandbox: npm's at the root, pip below an address of its own. It reads only: documents and archives of packages, nothing else. What it says in an error's <c>error</c> field is
/// printed by npm.
/// </summary>
internal sealed class RegistryEndpoints(RegistryCache cache, PythonEndpoints python)
{
    public async Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await ErrorAsync(context, HttpStatusCode.MethodNotAllowed, "registry.read-only", "This registry is read-only.");
            return;
        }

        var path = context.Request.Path.Value?.TrimStart('/').Replace("%2f", "/", StringComparison.OrdinalIgnoreCase) ?? "";
        var divider = path.IndexOf("/-/", StringComparison.Ordinal);
        var packageName = divider < 0 ? path : path[..divider];
        if (path.StartsWith(PythonEndpoints.Prefix, StringComparison.Ordinal)) await python.HandleAsync(context, path[PythonEndpoints.Prefix.Length..]);
        else if (path == "-/ping") await context.Response.WriteAsJsonAsync(new { });
        else if (!PackageName.TryParse(packageName, out var name)) await NotFoundAsync(context);
        else if (divider < 0) await DocumentAsync(context, name);
        else await TarballAsync(context, name, path[(divider + 3)..]);
    }

    private async Task DocumentAsync(HttpContext context, PackageName name)
    {
        var abbreviated = context.Request.Headers.Accept.ToString().Contains("application/vnd.npm.install-v1+json", StringComparison.Ordinal);
        switch (await cache.GetDocumentAsync(name, abbreviated, context.RequestAborted))
        {
            case DocumentAnswer.Found found:
                context.Response.ContentType = abbreviated ? "application/vnd.npm.install-v1+json" : "application/json";
                await SendAsync(context, found.Path);
                break;
            case DocumentAnswer.Blocked:
                await ErrorAsync(context, HttpStatusCode.Forbidden, "dependencies.blocked", $"'{name}' is blocked on this server (Forja:Packages:Blocked).");
                break;
            case DocumentAnswer.Unreachable unreachable:
                await ErrorAsync(context, HttpStatusCode.ServiceUnavailable, "dependencies.registry-unreachable", $"The package registry cannot be reached: {unreachable.Reason}");
                break;
            default:
                await NotFoundAsync(context);
                break;
        }
    }

    private async Task TarballAsync(HttpContext context, PackageName name, string file)
    {
        var prefix = name.Base + "-";
        if (!file.StartsWith(prefix, StringComparison.Ordinal) || !file.EndsWith(".tgz", StringComparison.Ordinal) || file.Length <= prefix.Length + 4)
        {
            await NotFoundAsync(context);
            return;
        }

        try
        {
            await SendArchiveAsync(context, await cache.GetTarballAsync(name, file[prefix.Length..^4], context.RequestAborted));
        }
        catch (RegistryException exception)
        {
            await ErrorAsync(context, exception);
        }
    }

    /// <summary>Sends what never changes.</summary>
    public static Task SendArchiveAsync(HttpContext context, string path)
    {
        context.Response.ContentType = "application/octet-stream";
        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return SendAsync(context, path);
    }

    public static Task NotFoundAsync(HttpContext context) => ErrorAsync(context, HttpStatusCode.NotFound, "dependencies.not-found", "Not found");

    public static Task ErrorAsync(HttpContext context, RegistryException exception) => ErrorAsync(
        context,
        exception.Code switch
        {
            "dependencies.not-found" or "dependencies.no-such-version" => HttpStatusCode.NotFound,
            "dependencies.corrupt" => HttpStatusCode.BadGateway,
            "dependencies.blocked" or "dependencies.too-new" => HttpStatusCode.Forbidden,
            _ => HttpStatusCode.ServiceUnavailable,
        },
        exception.Code,
        exception.Message);

    public static async Task ErrorAsync(HttpContext context, HttpStatusCode status, string code, string message)
    {
        context.Response.StatusCode = (int)status;
        await context.Response.WriteAsJsonAsync(new { error = $"{message} [{code}]" }, context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, string path)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 64 * 1024, FileOptions.SequentialScan);
        context.Response.ContentLength = file.Length;
        if (HttpMethods.IsHead(context.Request.Method)) return;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
