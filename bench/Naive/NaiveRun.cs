using System.Diagnostics;
using System.Formats.Tar;
using System.Net.Sockets;
using Docker.DotNet;
using Docker.DotNet.Models;
using Forja.Bench.Measuring;

namespace Forja.Bench.Naive;

/// <summary>One preview the naive way: create a container, start it, copy the files in, install, run the dev server, open the page.</summary>
internal sealed class NaiveRun(DockerClient docker, string image, Browser browser)
{
    private static readonly string[] ProxyNames = ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"];

    /// <summary>Milliseconds of each part, in their order, and of the whole.</summary>
    public async Task<IReadOnlyDictionary<string, double>> RunAsync(string files, string expected, CancellationToken cancellationToken)
    {
        var parts = new Dictionary<string, double>();
        var port = FreePort();
        var watch = Stopwatch.StartNew();
        var last = TimeSpan.Zero;
        void Part(string name)
        {
            parts[name] = (watch.Elapsed - last).TotalMilliseconds;
            last = watch.Elapsed;
        }

        var container = await docker.Containers.CreateContainerAsync(Container(), cancellationToken);
        Part("create");
        try
        {
            await docker.Containers.StartContainerAsync(container.ID, new ContainerStartParameters(), cancellationToken);
            Part("start");
            await CopyAsync(container.ID, files, cancellationToken);
            Part("copy");
            await ExecAsync(container.ID, ["npm", "install"], cancellationToken);
            Part("npm install");
            var server = await docker.Exec.ExecCreateContainerAsync(container.ID, Command(["npm", "run", "dev", "--", "--host", "127.0.0.1", "--port", $"{port}", "--strictPort"]), cancellationToken);
            using var log = await docker.Exec.StartAndAttachContainerExecAsync(server.ID, false, cancellationToken);
            // The dev server prints its address when it listens.
            await ReadUntilAsync(log, $":{port}", cancellationToken);
            Part("npm run dev");
            await using var page = await browser.OpenAsync(new Uri($"http://127.0.0.1:{port}/"), expected);
            await page.Rendered.WaitAsync(TimeSpan.FromMinutes(1), cancellationToken);
            Part("rendered");
            parts["all"] = watch.Elapsed.TotalMilliseconds;
            return parts;
        }
        finally
        {
            await docker.Containers.RemoveContainerAsync(container.ID, new ContainerRemoveParameters { Force = true }, CancellationToken.None);
        }
    }

    /// <summary>
    /// One processor, as a sandbox has by default. The memory is not a sandbox's 512 MiB: there the dev server's first optimiser run pages for minutes, which
    /// would flatter us.
    /// </summary>
    private CreateContainerParameters Container()
    {
        var certificates = Environment.GetEnvironmentVariable("NODE_EXTRA_CA_CERTS") is { Length: > 0 } file && File.Exists(file) ? file : null;
        return new CreateContainerParameters
        {
            Image = image,
            Cmd = ["sleep", "infinity"],
            WorkingDir = "/app",
            Env =
            [
                "CI=1", "NO_COLOR=1", "PATH=/usr/local/bin:/usr/bin:/bin",
                .. ProxyNames.Where(name => Environment.GetEnvironmentVariable(name) is not null).Select(name => $"{name}={Environment.GetEnvironmentVariable(name)}"),
                // Where the machine itself reaches the registry through its own certificates, the container must too.
                .. certificates is null ? Array.Empty<string>() : ["NODE_EXTRA_CA_CERTS=/etc/forja-ca.crt", "npm_config_cafile=/etc/forja-ca.crt"],
            ],
            HostConfig = new HostConfig
            {
                NetworkMode = "host",
                Memory = 2L << 30,
                NanoCPUs = 1_000_000_000,
                Binds = certificates is null ? [] : [$"{certificates}:/etc/forja-ca.crt:ro"],
            },
        };
    }

    private async Task CopyAsync(string container, string files, CancellationToken cancellationToken)
    {
        using var tar = new MemoryStream();
        await TarFile.CreateFromDirectoryAsync(files, tar, includeBaseDirectory: false, cancellationToken);
        tar.Position = 0;
        await docker.Containers.ExtractArchiveToContainerAsync(container, new ContainerPathStatParameters { Path = "/app" }, tar, cancellationToken);
    }

    private async Task ExecAsync(string container, string[] command, CancellationToken cancellationToken)
    {
        var exec = await docker.Exec.ExecCreateContainerAsync(container, Command(command), cancellationToken);
        using var stream = await docker.Exec.StartAndAttachContainerExecAsync(exec.ID, false, cancellationToken);
        var (output, error) = await stream.ReadOutputToEndAsync(cancellationToken);
        var end = await docker.Exec.InspectContainerExecAsync(exec.ID, cancellationToken);
        if (end.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', command)} ended with {end.ExitCode} in the naive container:\n{output}\n{error}");
    }

    private static async Task ReadUntilAsync(MultiplexedStream stream, string text, CancellationToken cancellationToken)
    {
        var seen = "";
        var buffer = new byte[4096];
        while (!seen.Contains(text, StringComparison.Ordinal))
        {
            var read = await stream.ReadOutputAsync(buffer, 0, buffer.Length, cancellationToken);
            if (read.EOF) throw new InvalidOperationException($"The dev server of the naive container ended:\n{seen}");
            seen += System.Text.Encoding.UTF8.GetString(buffer, 0, read.Count);
        }
    }

    private static ContainerExecCreateParameters Command(string[] command) => new() { Cmd = command, AttachStdout = true, AttachStderr = true, WorkingDir = "/app" };

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
