using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Bridge;

/// <summary>
/// The built script that is put into previewed pages. It lies in <c>web/dist</c> of the installation, found by walking up from the program; without it pages pass
/// unchanged, which is said once.
/// </summary>
internal sealed partial class BridgeScript
{
    private readonly byte[]? _content;
    private readonly string? _tag;

    public BridgeScript(IOptions<PreviewsOptions> options, ILogger<BridgeScript> logger)
    {
        var path = options.Value.BridgePath ?? Find(AppContext.BaseDirectory);
        if (path is null || !File.Exists(path))
        {
            LogBridgeMissing(logger);
            return;
        }

        _content = File.ReadAllBytes(path);
        _tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(_content))[..16]}\"";
    }

    public bool IsThere => _content is not null;

    public async Task WriteAsync(HttpContext context)
    {
        var response = context.Response;
        if (_content is null)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // Revalidated each time: the address has no version in it, and a page with yesterday's bridge would not be understood by today's workbench.
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = _tag;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (context.Request.Headers.IfNoneMatch == _tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "text/javascript; charset=utf-8";
        response.ContentLength = _content.Length;
        if (HttpMethods.IsGet(context.Request.Method)) await response.Body.WriteAsync(_content, context.RequestAborted);
    }

    private static string? Find(string from)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "web", "dist", "bridge.js");
            if (File.Exists(path)) return path;
        }

        return null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bridge script (web/dist/bridge.js) is not built: previews work, but report no errors to the workbench")]
    private static partial void LogBridgeMissing(ILogger logger);
}
