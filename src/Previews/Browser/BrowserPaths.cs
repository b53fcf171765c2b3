using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Forwarding;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Browser;

/// <summary>
/// Answers for projects that run in the browser, when no service worker does: the compiled page, its packages, and news of them. What is left is the sandbox's: the
/// app's own server below <c>/api</c> and behind sockets, and a version that nobody compiled, whose development server has the same addresses.
/// </summary>
internal sealed class BrowserPaths(
    IBrowserProjects projects, CompiledSnapshots snapshots, LiveSnapshots live, PreviewCarrier carrier, PreviewTraffic traffic, AppAddresses addresses, TimeProvider time,
    IOptions<PreviewsOptions> options)
{
    public const string Live = "/__forja/browser/live";

    private const string Packages = "/npm/", Api = "/api";

    public async Task AnswerAsync(HttpContext context, PreviewName name, PreviewVisitor visitor)
    {
        // Another port inside the sandbox is nothing that a browser compiles.
        if (name.Port is not null)
        {
            await carrier.CarryAsync(context, name, visitor);
            return;
        }

        var path = context.Request.Path.Value ?? "/";
        var reads = RequestKind.IsSafeMethod(context.Request) && !RequestKind.IsWebSocket(context);
        if (await projects.FindAsync(name.Project, context.RequestAborted) is not { } project) await carrier.CarryAsync(context, name, visitor);
        else if (reads && path == Live) await TellAsync(context, name.Project, project, visitor);
        else if (reads && path.StartsWith(Packages, StringComparison.Ordinal)) await WritePackageAsync(context, name.Project, path[Packages.Length..]);
        else await AnswerAsync(context, name, project, reads, path, visitor);
    }

    private async Task AnswerAsync(HttpContext context, PreviewName name, BrowserProject project, bool reads, string path, PreviewVisitor visitor)
    {
        var version = VersionFor(name.Project, project);
        var forServer = !reads || path == Api || path.StartsWith(Api + "/", StringComparison.Ordinal);
        if (version is null || (forServer && project.Hybrid)) await carrier.CarryAsync(context, name, visitor);
        else if (forServer) await Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "backend.none", "This project has no server of its own.");
        else await WriteModuleAsync(context, name.Project, version.Value, path, visitor);
    }

    /// <summary>The version to serve; null when the sandbox has it. For a moment after a change the one before it goes on: its author's browser is compiling.</summary>
    private int? VersionFor(ProjectId id, BrowserProject project)
    {
        if (snapshots.Has(id, project.Version)) return project.Version;
        return time.GetUtcNow() - project.ChangedAt < options.Value.SnapshotGrace ? snapshots.NewestBefore(id, project.Version) : null;
    }

    private async Task TellAsync(HttpContext context, ProjectId id, BrowserProject project, PreviewVisitor visitor)
    {
        using var ticket = traffic.Enter(id, (visitor as PreviewVisitor.Guest)?.Share);
        if (ticket is null) await TooManyAsync(context);
        else await live.WriteAsync(context, id, VersionFor(id, project), ticket.Cut);
    }

    private Task WritePackageAsync(HttpContext context, ProjectId id, string rest)
    {
        var slash = rest.IndexOf('/');
        var file = slash < 0 ? null : projects.FindPackage(id, rest[..slash], rest[(slash + 1)..], AcceptsBrotli(context.Request));
        if (file is null) return Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "package.not-in-set", "This project has no such package module.");

        context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return SendAsync(context, file.Path, "text/javascript; charset=utf-8", file.Compressed);
    }

    private async Task WriteModuleAsync(HttpContext context, ProjectId id, int version, string path, PreviewVisitor visitor)
    {
        if (FindModule(context, id, version, path) is not { } found)
        {
            await Refusal.WriteAsync(context, StatusCodes.Status404NotFound, "preview.no-such-file", "The compiled page has nothing at this address.");
            return;
        }

        if (found.ContentType.StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
        {
            // A page of an older version would look for what is no longer there.
            context.Response.Headers.CacheControl = "no-store";
            // A shared app is looked at by itself: no workbench frames it, and where a guest goes from here need not know it.
            var guest = visitor is PreviewVisitor.Guest;
            context.Response.Headers.ContentSecurityPolicy = $"frame-ancestors {FramePolicy.Ancestors(guest ? [] : addresses.OriginsBeside(context.Request))}";
            context.Response.Headers["Origin-Agent-Cluster"] = "?1";
            context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
            if (guest) context.Response.Headers["Referrer-Policy"] = "no-referrer";
            await SendAsync(context, found.File, found.ContentType, found.Compressed);
            return;
        }

        var tag = $"\"{found.Hash[..32]}\"";
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag) context.Response.StatusCode = StatusCodes.Status304NotModified;
        else await SendAsync(context, found.File, found.ContentType, found.Compressed);
    }

    /// <summary>The very address, then without its query; for a person who goes there, then what a page's own router is for.</summary>
    private ServedModule? FindModule(HttpContext context, ProjectId id, int version, string path)
    {
        IEnumerable<string> addresses = [SnapshotRules.Key(path, context.Request.QueryString.Value ?? ""), path];
        if (RequestKind.IsNavigation(context.Request)) addresses = [.. addresses, $"{path}.html", $"{path.TrimEnd('/')}/index.html", "/index.html"];
        var compressed = AcceptsBrotli(context.Request);
        return addresses.Select(address => snapshots.Find(id, version, address, compressed)).FirstOrDefault(module => module is not null);
    }

    private static async Task SendAsync(HttpContext context, string file, string contentType, bool compressed)
    {
        var response = context.Response;
        response.ContentType = contentType;
        response.ContentLength = new FileInfo(file).Length;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        response.Headers.Vary = "Accept-Encoding";
        if (compressed) response.Headers.ContentEncoding = "br";
        if (HttpMethods.IsGet(context.Request.Method)) await response.SendFileAsync(file, context.RequestAborted);
    }

    private static Task TooManyAsync(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Refusal.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, "preview.too-many-requests", "This preview has too many requests and sockets open.");
    }

    private static bool AcceptsBrotli(HttpRequest request) => request.Headers.AcceptEncoding.Any(value => value?.Split(',').Any(part => part.Split(';')[0].Trim().Equals("br", StringComparison.OrdinalIgnoreCase)) == true);
}
