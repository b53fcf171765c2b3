using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Forja.Sandboxes.Tests.Packages;

/// <summary>A small Python index over real HTTP, that can be down or wrong, and counts what it is asked.</summary>
internal sealed class PythonRegistry : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, byte[]> _wheels = new();
    private WebApplication _server = null!;

    public Uri Address { get; private set; } = null!;

    public ConcurrentQueue<string> Asked { get; } = new();

    public bool Down { get; set; }

    /// <summary>Gives every file with its last byte changed.</summary>
    public bool Corrupt { get; set; }

    /// <summary>Answers in JSON, as the public index does; else in HTML, as small ones do.</summary>
    public bool Json { get; set; } = true;

    public DateTimeOffset Uploaded { get; set; } = DateTimeOffset.UnixEpoch;

    public static async Task<PythonRegistry> StartAsync()
    {
        var registry = new PythonRegistry();
        (registry._server, var root) = await LoopbackServer.StartAsync(registry.AnswerAsync);
        registry.Address = new Uri(root, "simple/");
        return registry;
    }

    /// <summary>A package of one module, whose text this is.</summary>
    public void Publish(string name, string version, string module) => _wheels[$"{name}-{version}-py3-none-any.whl"] = Pack(name, version, module);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        Asked.Enqueue(path);
        if (Down) context.Response.StatusCode = 503;
        else if (path.StartsWith("/files/", StringComparison.Ordinal) && _wheels.TryGetValue(path["/files/".Length..], out var wheel)) await context.Response.Body.WriteAsync(Corrupt ? [.. wheel[..^1], (byte)~wheel[^1]] : wheel);
        else if (path.Split('/') is ["", "simple", var name, ""] && _wheels.Where(wheel => wheel.Key.StartsWith(name + "-", StringComparison.Ordinal)).ToList() is [_, ..] files) await PageAsync(context, files);
        else context.Response.StatusCode = 404;
    }

    private async Task PageAsync(HttpContext context, List<KeyValuePair<string, byte[]>> files)
    {
        if (Json)
        {
            context.Response.ContentType = "application/vnd.pypi.simple.v1+json";
            await context.Response.WriteAsync($$"""{ "meta": { "api-version": "1.1" }, "files": [{{string.Join(',', files.Select(file =>
                $$"""{ "filename": "{{file.Key}}", "url": "/files/{{file.Key}}", "hashes": { "sha256": "{{Hash(file.Value)}}" }, "requires-python": ">=3.8", "yanked": false, "upload-time": "{{Uploaded:O}}" }"""))}}] }""");
            return;
        }

        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(string.Concat(files.Select(file => $"""<a href="../../files/{file.Key}#sha256={Hash(file.Value)}" data-requires-python="&gt;=3.8">{file.Key}</a>""")));
    }

    private static string Hash(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private static byte[] Pack(string name, string version, string module)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add($"{name}.py", module);
            Add($"{name}-{version}.dist-info/METADATA", $"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n");
            Add($"{name}-{version}.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: forja\nRoot-Is-Purelib: true\nTag: py3-none-any\n");
            Add($"{name}-{version}.dist-info/RECORD", $"{name}.py,,\n{name}-{version}.dist-info/METADATA,,\n{name}-{version}.dist-info/WHEEL,,\n{name}-{version}.dist-info/RECORD,,\n");

            void Add(string path, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open());
                writer.Write(text);
            }
        }

        return memory.ToArray();
    }
}
