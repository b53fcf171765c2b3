using System.Collections.Frozen;
using System.Security.Cryptography;
using Forja.Accounts;
using Forja.Previews.Forwarding;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Browser;

/// <summary>
/// The in-browser runtime's own files, <c>web/dist/browser/</c> of the installation, at <c>/__forja/browser/</c> on every preview's host: the page that sets the service
/// worker up, the worker, and what runs beside the app. Read once; the same for everybody.
/// </summary>
internal sealed class RuntimeFiles
{
    private const string Prefix = "/__forja/browser/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".json"] = "application/json",
        [".map"] = "application/json",
    }.ToFrozenDictionary();

    private readonly FrozenDictionary<string, (byte[] Content, string Tag, string Type)> _files;

    public RuntimeFiles(IOptions<PreviewsOptions> options)
    {
        var folder = options.Value.RuntimePath ?? Find(AppContext.BaseDirectory);
        _files = (folder is null || !Directory.Exists(folder) ? [] : Directory.GetFiles(folder))
            .Where(file => Types.ContainsKey(Path.GetExtension(file)))
            .ToFrozenDictionary(file => Path.GetFileName(file), file =>
            {
                var content = File.ReadAllBytes(file);
                return (content, $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"", Types[Path.GetExtension(file)]);
            });
    }

    /// <summary>Null when the address is none of theirs.</summary>
    public Task? Answer(HttpContext context, IReadOnlyList<string> appOrigins) =>
        RequestKind.IsSafeMethod(context.Request) && context.Request.Path.Value is { } path && path != BrowserPaths.Live && path.StartsWith(Prefix, StringComparison.Ordinal)
            ? WriteAsync(context, path[Prefix.Length..], appOrigins)
            : null;

    private Task WriteAsync(HttpContext context, string name, IReadOnlyList<string> appOrigins)
    {
        var response = context.Response;
        if (!_files.TryGetValue(name, out var file))
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        // Revalidated each time: worker, page and client are one program, and parts of two would not understand each other.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = file.Tag;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers["Service-Worker-Allowed"] = "/";
        response.Headers["Origin-Agent-Cluster"] = "?1";
        // A worker's policy would hold for all that it fetches on the app's account.
        if (file.Type.StartsWith("text/html", StringComparison.Ordinal)) response.Headers.ContentSecurityPolicy = $"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; worker-src 'self'; frame-ancestors {FramePolicy.Ancestors(appOrigins)}";
        if (context.Request.Headers.IfNoneMatch == file.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = file.Type;
        response.ContentLength = file.Content.Length;
        return HttpMethods.IsGet(context.Request.Method) ? response.Body.WriteAsync(file.Content, context.RequestAborted).AsTask() : Task.CompletedTask;
    }

    private static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "web", "dist", "browser");
            if (Directory.Exists(path)) return path;
        }

        return null;
    }
}
