using System.Diagnostics;
using Forja.Previews.Tests.Scene;

namespace Forja.Previews.Tests.Browser;

/// <summary>A real Vite dev server over a small project in a folder of its own, started as in a sandbox.</summary>
internal sealed class ViteServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;

    private ViteServer(Process process, string folder, int port) => (_process, _folder, Port) = (process, folder, port);

    public int Port { get; }

    public static async Task<ViteServer> StartAsync(Dictionary<string, string> files)
    {
        var vite = Find("web/node_modules/vite/bin/vite.js");
        Assert.SkipWhen(vite is null, "Vite is not installed in web/");

        var folder = Directory.CreateTempSubdirectory("forja-vite-").FullName;
        foreach (var (name, text) in files) File.WriteAllText(Path.Combine(folder, name), text);
        var port = Edge.FreePort();
        var start = new ProcessStartInfo("node", [vite!, folder, "--host", "127.0.0.1", "--port", $"{port}", "--strictPort", "--clearScreen", "false"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["__VITE_ADDITIONAL_SERVER_ALLOWED_HOSTS"] = ".preview.localhost";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line && !line.Contains("ready in", StringComparison.Ordinal)) { }

        // Read on, so that its output never fills the pipe.
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        return new ViteServer(process, folder, port);
    }

    /// <summary>Whole or not at all, as the product writes: a watcher that saw the file empty could miss its content.</summary>
    public void Write(string name, string text)
    {
        var temporary = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(temporary, text);
        File.Move(temporary, Path.Combine(_folder, name), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static string? Find(string relative)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, relative);
            if (File.Exists(path)) return path;
        }

        return null;
    }
}
