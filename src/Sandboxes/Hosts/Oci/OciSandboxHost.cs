using System.Collections.Concurrent;
using System.Text;
using Forja.ProjectFiles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>
/// Runs sandboxes with an OCI runtime, with no daemon: a bundle per sandbox, namespaces and limits by the runtime, everything else by the agent.
/// As root each sandbox has host user ids of its own and control groups; as an ordinary user it has the server's own id and no groups.
/// </summary>
internal sealed partial class OciSandboxHost(
    IOptions<SandboxOptions> options, IOptions<ProjectFilesOptions> files, ILogger<OciSandboxHost> logger) : ISandboxHost, IAsyncDisposable
{
    private readonly SandboxOptions _options = options.Value;
    private readonly HostFolders _folders = new(files.Value.DataDirectory);
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private readonly ConcurrentDictionary<string, ISandboxInstance> _running = new();
    private bool _disposed;
    private FileStream? _lock;
    private OciRuntime? _runtime;
    private CgroupTree? _cgroups;
    private string _agent = "";

    public string Name { get; private set; } = options.Value.Runtime;

    public Task ReclaimAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public async Task<ISandboxInstance> StartAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        await PrepareAsync(cancellationToken);
        var bundle = Path.Join(_folders.Bundles, spec.Name);
        if (Directory.Exists(bundle)) throw new SandboxFailedException("sandbox.name-in-use", $"A sandbox named '{spec.Name}' runs already.");

        Directory.CreateDirectory(bundle);
        foreach (var mount in spec.Mounts) AddTarget(spec, mount);
        var config = OciSpec.Build(spec, _folders.System, _agent, _cgroups?.PathOf(spec.Name), Native.IsRoot ? null : (Native.UserId(), Native.GroupId()));
        await File.WriteAllBytesAsync(Path.Join(bundle, "config.json"), Encoding.UTF8.GetBytes(config.ToJsonString()), CancellationToken.None);

        var socket = AgentSocket.Listen(Path.Join(bundle, "agent"));
        var started = _runtime!.StartAsync(spec.Name, bundle, OciBacking.PidFile(bundle), socket.Listener);
        var backing = new OciBacking(spec.Name, bundle, socket, started, _runtime, _cgroups);
        try
        {
            var sandbox = await ConnectAsync(spec, socket, started, backing, cancellationToken);
            _running[spec.Name] = sandbox;
            _ = sandbox.Exited.ContinueWith(_ => _running.TryRemove(KeyValuePair.Create(spec.Name, sandbox)), TaskScheduler.Default);
            return sandbox;
        }
        catch (Exception exception)
        {
            LogFailed(exception, spec.Name);
            await backing.RemoveAsync();
            throw;
        }
    }

    /// <summary>The server ends: whatever still runs, such as a builder, ends with it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _preparing.WaitAsync();
        try
        {
            _disposed = true;
            await Task.WhenAll(_running.Values.Select(sandbox => sandbox.DisposeAsync().AsTask()));
            if (_lock is null) return;

            _cgroups?.RemoveAll();
            await _lock.DisposeAsync();
            _lock = null;
        }
        finally
        {
            _preparing.Release();
        }
    }

    // The listener takes connections before the agent runs, so the agent's first word comes as early as it can; the runtime's own end is only waited for to learn of failure.
    private async Task<ISandboxInstance> ConnectAsync(
        SandboxSpec spec, AgentSocket socket, Task<RuntimeAnswer> started, OciBacking backing, CancellationToken cancellationToken)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _ = started.ContinueWith(
            done =>
            {
                socket.HandedOver();
                if (!done.IsCompletedSuccessfully || done.Result.Code != 0) CancelUnlessOver(failed);
            },
            TaskScheduler.Default);
        AgentConnection? connection = null;
        try
        {
            connection = await AgentConnection.OpenAsync(socket, failed.Token);
            return await AgentSandbox.OpenAsync(spec, connection, backing, _options.StopGrace, failed.Token);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is OperationCanceledException or SandboxFailedException)
        {
            if (connection is not null) await connection.DisposeAsync();
            var answer = await started;
            throw new SandboxFailedException("sandbox.not-started", $"{Name} could not start the sandbox: {(answer.Output.Length > 0 ? answer.Output : $"exit code {answer.Code}")}", exception);
        }
    }

    private static void CancelUnlessOver(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The start had succeeded before the runtime's command ended.
        }
    }

    private void AddTarget(SandboxSpec spec, SandboxMount mount)
    {
        var inside = spec.Mounts.Any(outer => outer != mount && mount.Target.StartsWith(outer.Target + "/", StringComparison.Ordinal));
        if (!inside) SystemFolder.AddTarget(_folders.System, mount);
    }

    /// <summary>Once: finds the runtime and the agent, takes this data directory's lock, removes leftovers, and makes the system folder.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_lock is not null) return;
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_lock is not null) return;

            var program = OciRuntime.Find(_options.Runtime)
                ?? throw new SandboxFailedException("sandbox.runtime-missing", $"'{_options.Runtime}' is not installed. On Debian: apt-get install crun");
            _folders.Create();
            var held = TakeLock();
            try
            {
                _agent = AgentProgram.Install(AgentProgram.Locate(_options.AgentPath, AppContext.BaseDirectory), _folders.Agents);
                _runtime = new OciRuntime(program, _folders.RuntimeState, rootless: !Native.IsRoot);
                _cgroups = Native.IsRoot ? new CgroupTree(_folders.Instance) : null;
                Name = (await OciRuntime.VersionAsync(program)).Output.Split('\n')[0].Replace(" version", "", StringComparison.Ordinal);
                await RemoveLeftoversAsync();
                SystemFolder.Create(_folders.System);
                SystemFolder.AddTarget(_folders.System, new SandboxMount.ReadOnly(_agent, OciSpec.AgentPath));
                _lock = held;
            }
            catch
            {
                await held.DisposeAsync();
                throw;
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    private FileStream TakeLock()
    {
        try
        {
            return new FileStream(_folders.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            throw new SandboxFailedException("sandbox.data-in-use", $"Another server runs sandboxes in '{_folders.Run}'.", exception);
        }
    }

    private async Task RemoveLeftoversAsync()
    {
        var names = Directory.EnumerateDirectories(_folders.Bundles).Concat(Directory.EnumerateDirectories(_folders.RuntimeState)).Select(folder => Path.GetFileName(folder)!)
            .Concat(_cgroups?.Sandboxes() ?? new HashSet<string>()).ToHashSet();
        foreach (var name in names)
        {
            var bundle = Path.Join(_folders.Bundles, name);
            _cgroups?.Thaw(name);
            OciBacking.End(bundle);
            await _runtime!.DeleteAsync(name);
            _cgroups?.Remove(name);
            if (Directory.Exists(bundle)) Directory.Delete(bundle, recursive: true);
        }

        _cgroups?.RemoveAll();
        if (names.Count > 0) LogReclaimed(names.Count);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Sandbox {Name} could not be started.")]
    private partial void LogFailed(Exception exception, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} sandboxes that an earlier run had left.")]
    private partial void LogReclaimed(int count);
}
