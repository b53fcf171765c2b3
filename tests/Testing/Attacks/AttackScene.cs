using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Testing.Attacks;

/// <summary>The product's own sandboxes over one runtime, with a host around them that has something to lose: a listening port, an abstract socket, other people's files.</summary>
public sealed class AttackScene : IAsyncDisposable
{
    private const string Ready = "ready", Verdict = "VERDICT ";

    private readonly ServiceProvider _services;
    private readonly TcpListener _listener = new(IPAddress.IPv6Any, 0) { Server = { DualMode = true } };
    private readonly Socket _abstract = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly string _abstractName = $"forja-attack-{Guid.NewGuid():n}";
    private int _slot = Random.Shared.Next(200_000, 250_000);

    private AttackScene(string runtime)
    {
        Data = Directory.CreateTempSubdirectory("forja-attacks-").FullName;
        File.SetUnixFileMode(Data, (UnixFileMode)0b111_001_001);
        var settings = new Dictionary<string, string?> { ["Forja:DataDirectory"] = Data, ["Forja:Sandboxes:Runtime"] = runtime };
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging().AddProjectFiles().AddSandboxes().BuildServiceProvider();
        File.WriteAllText(Secret, "secret of the host");
        _listener.Start();
        _abstract.Bind(new UnixDomainSocketEndPoint($"\0{_abstractName}"));
        _abstract.Listen();
    }

    public string Data { get; }

    /// <summary>A file of the host's that nobody inside may read.</summary>
    public string Secret => Path.Join(Data, "secret.txt");

    public ISandboxHost Host => _services.GetRequiredService<ISandboxHost>();

    public static SandboxLimits Limits { get; } = new();

    /// <summary>The tree of the attack that runs, through which the server reads and writes.</summary>
    public WorkingTree Tree { get; private set; } = null!;

    public SandboxIdentity Identity { get; private set; }

    public static AttackScene Open(string runtime) => new(runtime);

    public async Task<AttackOutcome> RunAsync(Attack attack, CancellationToken cancellationToken)
    {
        var spec = NewSpec();
        var printed = new StringBuilder();
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        List<string> through = [];
        await using (var sandbox = await Host.StartAsync(spec, cancellationToken))
        {
            var process = await sandbox.StartProcessAsync(SandboxCommand.Of("/usr/bin/python3", "-c", Prelude() + attack.Code + Ending), (_, bytes) => Take(bytes), cancellationToken);
            if (attack.Meanwhile is { } look)
            {
                await Task.WhenAny(ready.Task, process.Exited);
                through.AddRange(await look(this, cancellationToken));
            }

            await process.Exited.WaitAsync(cancellationToken);
        }

        if (attack.Afterwards is { } after) through.AddRange(after(this));
        var text = printed.ToString();
        var at = text.LastIndexOf(Verdict, StringComparison.Ordinal);
        if (at < 0) return new AttackOutcome(attack, 0, through, text);

        var verdict = JsonSerializer.Deserialize<JsonElement>(text[(at + Verdict.Length)..]);
        through.AddRange(verdict.GetProperty("through").EnumerateArray().Select(name => name.GetString()!));
        return new AttackOutcome(attack, verdict.GetProperty("tried").GetInt32() + attack.TriesOutside, through, text[..at]);

        void Take(ReadOnlySpan<byte> bytes)
        {
            lock (printed)
            {
                printed.Append(Encoding.UTF8.GetString(bytes));
                if (printed.ToString().Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
            }
        }
    }

    /// <summary>Host processes that run as one of the sandbox's users.</summary>
    public IReadOnlyList<string> ProcessesOf(SandboxIdentity identity) =>
    [
        .. from folder in Directory.EnumerateDirectories("/proc")
           where Path.GetFileName(folder).All(char.IsAsciiDigit) && UserOf(folder) is { } user && user - identity.HostRoot < SandboxIdentity.Count
           select $"process {Path.GetFileName(folder)} is left",
    ];

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        _abstract.Dispose();
        await _services.DisposeAsync();
        Directory.Delete(Data, recursive: true);
    }

    private SandboxSpec NewSpec()
    {
        var project = ProjectId.New();
        Identity = new SandboxIdentity(Interlocked.Increment(ref _slot));
        var folders = _services.GetRequiredService<ProjectFolders>();
        Tree = folders.TreeOf(project);
        foreach (var folder in new[] { Tree.Root, Path.Join(folders.DirectoryOf(project), "staging") }) Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Join(Tree.Root, "note.txt"), "a note");
        var owner = Identity.HostUser.ToString(CultureInfo.InvariantCulture);
        Process.Start("chown", ["-R", $"{owner}:{owner}", Tree.Root]).WaitForExit();
        return new SandboxSpec { Name = $"attack-{Identity.Slot}", Identity = Identity, Limits = Limits, Mounts = [new SandboxMount.Writable(Tree.Root, "/app")] };
    }

    private static uint? UserOf(string process)
    {
        try
        {
            // What has ended and waits for the machine's own process 1 to hear of it runs no more.
            var status = File.ReadAllLines(Path.Join(process, "status"));
            if (status.Any(line => line.StartsWith("State:\tZ", StringComparison.Ordinal))) return null;

            var line = status.First(line => line.StartsWith("Uid:", StringComparison.Ordinal));
            return uint.Parse(line.Split('\t', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            // It ended while we looked.
            return null;
        }
    }

    private string Prelude()
    {
        var host = JsonSerializer.Serialize(new
        {
            port = ((IPEndPoint)_listener.LocalEndpoint).Port,
            abstractName = _abstractName,
            secret = Secret,
            data = Data,
            addresses = NetworkInterface.GetAllNetworkInterfaces().SelectMany(card => card.GetIPProperties().UnicastAddresses).Select(address => address.Address.ToString()),
            memory = Limits.MemoryBytes,
            temporary = Limits.TemporaryBytes,
            shared = Limits.SharedMemoryBytes,
            processes = Limits.Processes,
            files = Limits.OpenFiles,
            fileBytes = Limits.FileBytes,
            cpus = Limits.Cpus,
        });
        return $"""
            import ctypes, errno, glob, hashlib, json, os, platform, resource, signal, socket, stat, struct, subprocess, sys, threading, time
            HOST = json.loads({JsonSerializer.Serialize(host)})
            C = ctypes.CDLL(None, use_errno=True)
            tried = 0; through = []
            def attempt(name, function):
                global tried
                tried += 1
                try: got = function()
                except BaseException as e: got = None
                print(name, 'THROUGH' if got else 'held', flush=True)
                if got: through.append(name)
            def inside(function):
                pid = os.fork()
                if pid == 0:
                    # What is killed for want of memory is to be this, and not who reports.
                    open('/proc/self/oom_score_adj', 'w').write('1000')
                    try: os._exit(42 if function() else 0)
                    except BaseException: os._exit(1)
                return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == 42

            """;
    }

    private const string Ending = "\nprint('\\nVERDICT ' + json.dumps({'tried': tried, 'through': through}), flush=True)\n";
}
