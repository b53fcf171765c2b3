using Microsoft.Extensions.FileProviders;
using Microsoft.Net.Http.Headers;

namespace Forja.Server.Http;

/// <summary>
/// Serves the built interface: hashed assets for ever, its page never without asking, compressed forms where the build made them. Addresses of the
/// interface itself get the page; those of the API never do.
/// </summary>
internal static class WebInterface
{
    private static readonly (string Encoding, string Suffix)[] Compressed = [("br", ".br"), ("gzip", ".gz")];

    // No fallback route: one would take every request that a route refuses for its method or its kind of content, and answer with a page.
    public static void UseWebInterface(this WebApplication app)
    {
        var files = Find(app.Configuration["Forja:WebDirectory"]) is { } directory ? new PhysicalFileProvider(directory) : null;
        app.Use((context, next) =>
            context.GetEndpoint() is not null || !IsForInterface(context.Request) ? next(context)
            : files is null ? NotBuiltAsync(context)
            : TrySend(files, context) ?? SendAsync(files, context, "/index.html") ?? next(context));
    }

    private static Task NotBuiltAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return context.Response.WriteAsync("The interface is not built. Run ./forja up, or build it in web/ with: npm run build\n", context.RequestAborted);
    }

    /// <summary>The configured directory, else <c>web/dist</c> beside the program or above it.</summary>
    private static string? Find(string? configured)
    {
        if (!string.IsNullOrEmpty(configured)) return Path.GetFullPath(configured);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "web", "dist");
            if (File.Exists(Path.Combine(candidate, "index.html"))) return candidate;
        }

        return null;
    }

    private static bool IsForInterface(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && !request.Path.StartsWithSegments("/api") && !request.Path.StartsWithSegments("/openapi") && !request.Path.StartsWithSegments("/health");

    private static Task? TrySend(IFileProvider files, HttpContext context) =>
        context.Request.Path.Value is { } path && path != "/" && !Compressed.Any(form => path.EndsWith(form.Suffix, StringComparison.Ordinal)) ? SendAsync(files, context, path) : null;

    private static Task? SendAsync(IFileProvider files, HttpContext context, string path)
    {
        var file = files.GetFileInfo(path);
        if (!file.Exists || file.IsDirectory) return null;

        var headers = context.Response.Headers;
        headers.CacheControl = path.StartsWith("/assets/", StringComparison.Ordinal) ? "public, max-age=31536000, immutable" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ETag = $"\"{file.LastModified.UtcTicks:x}-{file.Length:x}\"";
        context.Response.ContentType = TypeOf(path);
        if (context.Request.Headers.IfNoneMatch == headers.ETag)
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        var accepted = context.Request.Headers.AcceptEncoding.ToString();
        foreach (var (encoding, suffix) in Compressed)
        {
            if (!accepted.Contains(encoding, StringComparison.OrdinalIgnoreCase) || files.GetFileInfo(path + suffix) is not { Exists: true } compressed) continue;
            headers.ContentEncoding = encoding;
            file = compressed;
            break;
        }

        context.Response.ContentLength = file.Length;
        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : context.Response.SendFileAsync(file, context.RequestAborted);
    }

    private static string TypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" or ".mjs" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".json" or ".map" or ".webmanifest" => "application/json",
        ".svg" => "image/svg+xml",
        ".png" => "image/png",
        ".jpg" => "image/jpeg",
        ".webp" => "image/webp",
        ".ico" => "image/x-icon",
        ".woff2" => "font/woff2",
        ".ttf" => "font/ttf",
        ".wasm" => "application/wasm",
        ".txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
}
