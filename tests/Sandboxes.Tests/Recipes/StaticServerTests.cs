using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Forja.Testing.Running;

namespace Forja.Sandboxes.Tests.Recipes;

/// <summary>The server of plain pages, as the program that it is.</summary>
public sealed partial class StaticServerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("forja-test-").FullName;

    [Fact]
    public async Task Page_ChangedBetweenItsTextAndItsConnection_IsToldAllTheSame()
    {
        Assert.SkipUnless(Installation.IsOnPath("node"), "node is not installed");
        var stop = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(Path.Join(_folder, "index.html"), "<head></head><p>before</p>", stop);
        using var server = await StartAsync();
        try
        {
            using var client = new HttpClient { BaseAddress = server.Address };
            var known = Known().Match(await client.GetStringAsync("/", stop)).Groups[1].Value;
            await using var open = await ListenAsync(client, known, stop);
            Assert.Equal(":", await open.NextAsync(stop));

            await File.WriteAllTextAsync(Path.Join(_folder, "index.html"), "<head></head><p>after</p>", stop);
            await File.WriteAllTextAsync(Path.Join(_folder, "site.css"), "p { color: red }", stop);
            Assert.Contains("index.html", await open.NextAsync(stop), StringComparison.Ordinal);
            await using var late = await ListenAsync(client, known, stop);

            // Which files those were nobody knows any more: the page loads itself anew.
            Assert.Equal("""data: {"names":[]}""", await late.NextAsync(stop));
            Assert.NotEqual(known, Known().Match(await client.GetStringAsync("/", stop)).Groups[1].Value);
        }
        finally
        {
            server.Process.Kill();
            await server.Process.WaitForExitAsync(CancellationToken.None);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Running> StartAsync()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var program = Path.Join(Installation.Root, "src", "Sandboxes", "Recipes", "static-server.mjs");
        var start = new ProcessStartInfo("node", [program, _folder]) { RedirectStandardOutput = true };
        start.Environment["PORT"] = $"{port}";
        var process = Process.Start(start)!;
        await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
        return new Running(process, new Uri($"http://127.0.0.1:{port}"));
    }

    private static async Task<Told> ListenAsync(HttpClient client, string known, CancellationToken stop) =>
        new(new StreamReader(await client.GetStreamAsync(new Uri($"/__forja/changes?after={known}", UriKind.Relative), stop)));

    [GeneratedRegex(@"/__forja/changes\?after=(\d+)")]
    private static partial Regex Known();

    private sealed record Running(Process Process, Uri Address) : IDisposable
    {
        public void Dispose() => Process.Dispose();
    }

    private sealed record Told(StreamReader Reader) : IAsyncDisposable
    {
        /// <summary>The next line that says something.</summary>
        public async Task<string> NextAsync(CancellationToken stop)
        {
            while (await Reader.ReadLineAsync(stop) is { } line)
            {
                if (line.Length > 0 && !line.StartsWith("id:", StringComparison.Ordinal)) return line;
            }

            return "";
        }

        public ValueTask DisposeAsync()
        {
            Reader.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
