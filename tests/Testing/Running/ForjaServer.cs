using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;

namespace Forja.Testing.Running;

/// <summary>The product as people run it: the built server as its own process, on a free port, over a data folder of its own.</summary>
public sealed partial class ForjaServer : IAsyncDisposable
{
    /// <summary>Stopping ends every sandbox; a server that needs longer has lost one.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly List<string> _output = [];
    private readonly TaskCompletionSource<Uri> _link = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly bool _ownsData;

    private ForjaServer(Process process, string data, bool ownsData) => (_process, DataDirectory, _ownsData) = (process, data, ownsData);

    public string DataDirectory { get; }

    /// <summary>The link that the server printed; opening it signs a browser in.</summary>
    public Uri Link { get; private set; } = null!;

    /// <summary><c>http://localhost:PORT/</c></summary>
    public Uri Address => new(Link.GetLeftPart(UriPartial.Authority));

    public int ProcessId => _process.Id;

    /// <summary>What the server printed last, for a failing test.</summary>
    public string Output { get { lock (_output) return string.Join('\n', _output.TakeLast(60)); } }

    public static async Task<ForjaServer> StartAsync(ForjaServerSettings? settings = null, CancellationToken cancellationToken = default)
    {
        settings ??= new ForjaServerSettings();
        // The server makes the folder: sandboxes pass through it as other users, which a private temporary folder would not let them.
        var data = settings.DataDirectory ?? Path.Combine(Path.GetTempPath(), $"forja-test-{RandomNumberGenerator.GetHexString(10, lowercase: true)}");
        if (settings.SharedCache is { } cache) Share(cache, data);
        var start = new ProcessStartInfo(settings.Program, ["--port", "0", "--data", data])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // A key on the developer's machine must not turn a test into a paid request.
        foreach (var name in start.Environment.Keys.Where(IsForeign).ToList()) start.Environment.Remove(name);

        // A second look is one more call to the model; tests that are about it say so.
        start.Environment["Forja__Turns__LookAgain"] = "false";
        foreach (var (name, value) in settings.Environment) start.Environment[name] = value;

        var server = new ForjaServer(Process.Start(start)!, data, settings.DataDirectory is null);
        try
        {
            await server.WaitForLinkAsync(settings.StartLimit, cancellationToken);
            return server;
        }
        catch
        {
            if (!server._process.HasExited) server._process.Kill(entireProcessTree: true);
            server._process.Dispose();
            throw;
        }
    }

    /// <summary>A client of the API as the command line is one: with the instance's token.</summary>
    public HttpClient CreateClient()
    {
        using var instance = JsonDocument.Parse(File.ReadAllText(Path.Combine(DataDirectory, "instance.json")));
        var client = CreateAnonymousClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", instance.RootElement.GetProperty("token").GetString());
        return client;
    }

    /// <summary>A client that nobody signed in. Every name goes to loopback: .NET does not resolve <c>*.localhost</c> by itself.</summary>
    public HttpClient CreateAnonymousClient() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectCallback = static async (context, cancellationToken) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancellationToken);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    })
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromMinutes(3),
    };

    /// <summary>Ends it as Ctrl-C does and waits until it is gone; the exit code.</summary>
    public async Task<int> StopAsync()
    {
        if (!_process.HasExited) _ = Kill(_process.Id, (int)(IgnoresInterrupts ? PosixSignalNumber.Terminate : PosixSignalNumber.Interrupt));
        using var limit = new CancellationTokenSource(StopLimit);
        try
        {
            await _process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The server did not stop within {StopLimit.TotalSeconds:0} s.\n{Output}");
        }
        return _process.ExitCode;
    }

    /// <summary>Ends it without a word, as a crash does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await StopAsync();
        }
        finally
        {
            _process.Dispose();
            if (_ownsData && Directory.Exists(DataDirectory)) Directory.Delete(DataDirectory, recursive: true);
        }
    }

    /// <summary>What is content-addressed and never changed may come from the outside; everything else stays the server's own.</summary>
    private static void Share(string cache, string data)
    {
        const UnixFileMode Passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        Directory.CreateDirectory(data, Passable);
        foreach (var name in new[] { "layers", "packages", "toolchains", "browser-sets" })
        {
            var shared = Directory.CreateDirectory(Path.Combine(cache, name), Passable).FullName;
            var link = Path.Combine(data, name);
            if (!Path.Exists(link)) File.CreateSymbolicLink(link, shared);
        }
    }

    private async Task WaitForLinkAsync(TimeSpan limit, CancellationToken cancellationToken)
    {
        _process.StandardInput.Close();
        _process.OutputDataReceived += (_, line) => Take(line.Data);
        _process.ErrorDataReceived += (_, line) => Take(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        var ended = _process.WaitForExitAsync(cancellationToken);
        try
        {
            await Task.WhenAny(_link.Task, ended).WaitAsync(limit, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"The server printed no link within {limit.TotalSeconds:0} s.\n{Output}");
        }
        if (!_link.Task.IsCompleted) throw new InvalidOperationException($"The server ended at its start with exit code {_process.ExitCode}.\n{Output}");
        Link = await _link.Task;
    }

    private void Take(string? line)
    {
        if (line is null) return;
        lock (_output) _output.Add(line);
        var at = line.IndexOf("http://localhost:", StringComparison.Ordinal);
        if (at >= 0 && line.Contains("key=", StringComparison.Ordinal) && Uri.TryCreate(line[at..].Split(' ')[0].Trim(), UriKind.Absolute, out var link)) _link.TrySetResult(link);
    }

    /// <summary>A shell that puts tests in the background has them, and all that they start, ignore Ctrl-C.</summary>
    private bool IgnoresInterrupts
    {
        get
        {
            var ignored = File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)).Split('\t')[1];
            return (Convert.ToUInt64(ignored, 16) & (1UL << ((int)PosixSignalNumber.Interrupt - 1))) != 0;
        }
    }

    private static bool IsForeign(string name) =>
        name.StartsWith("ANTHROPIC_", StringComparison.Ordinal) || name.StartsWith("OPENAI_", StringComparison.Ordinal)
        || name.StartsWith("OLLAMA_", StringComparison.Ordinal) || name.StartsWith("Forja__", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int process, int signal);
}
