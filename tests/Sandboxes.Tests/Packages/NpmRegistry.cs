using System.Collections.Concurrent;
using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>A small npm registry over real HTTP, that can be down, slow, silent or wrong, and counts what it is asked.</summary>
internal sealed class NpmRegistry : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _tarballs = new();
    private readonly ConcurrentDictionary<string, JsonObject> _packages = new();
    private WebApplication _server = null!;
    private TaskCompletionSource? _gate;
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<string> Asked { get; } = new();

    public bool Down { get; set; }

    /// <summary>Gives every tarball with its last byte changed.</summary>
    public bool Corrupt { get; set; }

    /// <summary>Ends every tarball after half of it.</summary>
    public bool CutShort { get; set; }

    public static async Task<NpmRegistry> StartAsync()
    {
        var registry = new NpmRegistry();
        (registry._server, registry.Address) = await LoopbackServer.StartAsync(registry.AnswerAsync);
        return registry;
    }

    /// <summary>Lets nobody get an answer until it is opened.</summary>
    public void Hold() => _gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody waits for an answer that is held.</summary>
    public Task Waiting => _waiting.Task;

    public void Open() => _gate?.SetResult();

    public int Count(string path) => Asked.Count(asked => asked == path);

    public void Publish(string name, string version, string? dependencies = null, DateTimeOffset? created = null)
    {
        var tarball = Pack($$$"""{"name": "{{{name}}}", "version": "{{{version}}}", "dependencies": {{{dependencies ?? "{}"}}}, "scripts": {"install": "touch /app/ran"}}""");
        var file = $"{name}/-/{name[(name.IndexOf('/') + 1)..]}-{version}.tgz";
        _tarballs[file] = tarball;
        var package = _packages.GetOrAdd(name, _ => new JsonObject { ["name"] = name, ["versions"] = new JsonObject(), ["dist-tags"] = new JsonObject(), ["readme"] = "long" });
        if (created is { } at) package["time"] = new JsonObject { ["created"] = at.ToString("O") };
        package["versions"]![version] = new JsonObject
        {
            ["name"] = name,
            ["version"] = version,
            ["dependencies"] = JsonNode.Parse(dependencies ?? "{}"),
            ["maintainers"] = new JsonArray("someone"),
            ["dist"] = new JsonObject { ["tarball"] = new Uri(Address, file).AbsoluteUri, ["integrity"] = "sha512-" + Convert.ToBase64String(SHA512.HashData(tarball)) },
        };
        package["dist-tags"]!["latest"] = version;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static byte[] Pack(string packageJson)
    {
        using var output = new MemoryStream();
        using (var zipped = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        using (var tar = new TarWriter(zipped))
        {
            Add(tar, "package/package.json", packageJson);
            Add(tar, "package/index.js", "module.exports = 1\n" + new string(' ', 4096));
        }

        return output.ToArray();
    }

    /// <summary>The same bytes whenever it is packed, so that a registry of another test never contradicts what a cache already holds.</summary>
    private static void Add(TarWriter tar, string path, string content) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, path) { ModificationTime = DateTimeOffset.UnixEpoch, DataStream = new MemoryStream(Encoding.UTF8.GetBytes(content)) });

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!.TrimStart('/').Replace("%2f", "/", StringComparison.OrdinalIgnoreCase);
        Asked.Enqueue(path);
        if (_gate is { } gate)
        {
            _waiting.TrySetResult();
            await gate.Task.WaitAsync(context.RequestAborted);
        }

        if (Down) context.Response.StatusCode = 503;
        else if (_tarballs.TryGetValue(path, out var tarball)) await SendAsync(context, tarball);
        else if (_packages.TryGetValue(path, out var package)) await DescribeAsync(context, package);
        else if (path.LastIndexOf('/') is var slash and > 0 && _packages.TryGetValue(path[..slash], out var owner) && owner["versions"]![path[(slash + 1)..]] is { } version) await context.Response.WriteAsync(version.ToJsonString());
        else context.Response.StatusCode = 404;
    }

    private static async Task DescribeAsync(HttpContext context, JsonObject package)
    {
        var content = package.ToJsonString();
        var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)))[..16]}\"";
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag) context.Response.StatusCode = 304;
        else await context.Response.WriteAsync(content);
    }

    private async Task SendAsync(HttpContext context, byte[] tarball)
    {
        var sent = tarball.ToArray();
        if (Corrupt) sent[^1] ^= 0xFF;
        context.Response.ContentLength = sent.Length;
        await context.Response.Body.WriteAsync(CutShort ? sent.AsMemory(0, sent.Length / 2) : sent);
        if (CutShort) context.Abort();
    }
}
