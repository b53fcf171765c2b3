using System.Collections.Concurrent;
using Forja.SandboxProtocol;

namespace Forja.Sandboxes.Hosts;

/// <summary>
/// A running sandbox as its agent shows it, whichever host started it. What the agent reports changes state on the reading loop alone; <see cref="DisposeAsync"/>
/// asks the agent to end, then lets the host remove what it made.
/// </summary>
internal sealed partial class AgentSandbox : ISandboxInstance
{
    private const ushort RegistryPort = SandboxConnections.RegistryPort, OutsidePort = SandboxConnections.OutsidePort;

    // Kept ready for the next clients of the way out.
    private const int OutsideReserve = 2;

    // Connections kept ready for the next clients of the registry; npm opens up to fifteen at once.
    private const int RegistryReserve = 4;

    private const byte KillSignal = 9;

    private readonly AgentConnection _connection;
    private readonly AgentBacking _backing;
    private readonly TimeSpan _grace;
    private readonly CancellationTokenSource _over = new();
    private readonly ConcurrentDictionary<uint, AgentProcess> _processes = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _awaited = new();
    private readonly TaskCompletionSource<SandboxExit> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _disposing = new();
    private Task? _disposal;
    private Task _reading = Task.CompletedTask;
    private Task _registry = Task.CompletedTask;
    private Task? _outside;
    private readonly List<Task> _ways = [];
    private readonly IReadOnlyDictionary<string, string> _environment;
    private volatile int[] _ports = [];
    private long _kills;
    private volatile bool _stopping;
    private uint _lastId;
    private int _registryOpened;

    private AgentSandbox(SandboxSpec spec, AgentConnection connection, AgentBacking backing, TimeSpan grace)
    {
        Name = spec.Name;
        _environment = spec.Environment;
        _connection = connection;
        _backing = backing;
        _grace = grace;
    }

    public event Action? PortsChanged;

    public string Name { get; }

    public Task<SandboxExit> Exited => _exited.Task;

    public IReadOnlyList<int> ListeningPorts => _ports;

    public static async Task<AgentSandbox> OpenAsync(SandboxSpec spec, AgentConnection connection, AgentBacking backing, TimeSpan grace, CancellationToken cancellationToken)
    {
        var sandbox = new AgentSandbox(spec, connection, backing, grace);
        var hello = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        sandbox._reading = sandbox.ReadAsync(hello);
        await hello.Task.WaitAsync(cancellationToken);
        if (spec.Registry is { } serve) await sandbox.OpenRegistryAsync(serve, cancellationToken);
        if (spec.Outside is { } outside) await sandbox.OpenOutsideAsync(outside, cancellationToken);
        foreach (var (port, serveWay) in spec.Ways) await sandbox.OpenWayAsync(port, serveWay, cancellationToken);
        return sandbox;
    }

    public async Task<ISandboxProcess> StartProcessAsync(SandboxCommand command, SandboxOutput? output, CancellationToken cancellationToken)
    {
        var id = Interlocked.Increment(ref _lastId);
        var process = new AgentProcess(id, output, Signal);
        _processes[id] = process;
        try
        {
            if (_over.IsCancellationRequested) throw Lost();
            await _connection.SendAsync(new HostMessage.StartProcess(id, command.Directory, command.Arguments, EnvironmentOf(command)), cancellationToken);
            await process.Started.WaitAsync(cancellationToken);
            return process;
        }
        catch
        {
            _processes.TryRemove(id, out _);
            Kill(id);
            throw;
        }
    }

    public async Task WaitForPortAsync(int port, CancellationToken cancellationToken)
    {
        var opened = _awaited.GetOrAdd(port, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        if (_over.IsCancellationRequested) throw Lost();
        await _connection.SendAsync(new HostMessage.WatchPort((ushort)port), cancellationToken);
        await opened.Task.WaitAsync(cancellationToken);
    }

    public async ValueTask<Stream> ConnectAsync(int port, CancellationToken cancellationToken) =>
        await _connection.ConnectAsync(new Preamble(ConnectionKind.Port, (ushort)port), cancellationToken);

    public long RefusedProcesses => _backing.RefusedProcesses();

    public bool TryFreeze() => !_stopping && _backing.TryFreeze();

    public void Thaw() => _backing.Thaw();

    public void ComeForward() => _backing.ComeForward();

    public void ReclaimMemory() => _backing.ReclaimMemory();

    public IReadOnlyList<ProcessSample> Processes() => _backing.Processes();

    public long? MemoryBytes => _backing.MemoryBytes();

    public ValueTask DisposeAsync()
    {
        lock (_disposing)
        {
            return new ValueTask(_disposal ??= StopAsync());
        }
    }

    private async Task StopAsync()
    {
        _stopping = true;
        _backing.Thaw();
        if (!_over.IsCancellationRequested)
        {
            try
            {
                await _connection.SendAsync(new HostMessage.Shutdown((uint)_grace.TotalMilliseconds), CancellationToken.None);
                await _reading.WaitAsync(_grace + TimeSpan.FromMilliseconds(200));
            }
            catch (Exception exception) when (exception is TimeoutException or SandboxFailedException)
            {
                // An agent that is stuck or gone cannot hold up the end: the kernel ends it now.
            }
        }

        await End(new SandboxExit(true, null));
        await _connection.DisposeAsync();
        await _reading;
        await _registry;
        await (_outside ?? Task.CompletedTask);
        await Task.WhenAll(_ways);
        await _backing.RemoveAsync();
    }

    private async Task ReadAsync(TaskCompletionSource hello)
    {
        try
        {
            await _connection.ReadAsync(
                message =>
                {
                    if (message is AgentMessage.Hello) hello.TrySetResult();
                    else Receive(message);
                },
                (id, error, bytes) =>
                {
                    if (_processes.TryGetValue(id, out var process)) process.OnOutput(error, bytes);
                },
                _over.Token);
        }
        catch (OperationCanceledException)
        {
            // Stopped from this side.
        }
        finally
        {
            hello.TrySetException(Lost());
            _ = hello.Task.Exception;
            await End(_stopping ? new SandboxExit(true, null) : new SandboxExit(false, _backing.OutOfMemoryKills() > _kills ? "sandbox.out-of-memory" : "sandbox.lost"));
        }
    }

    private void Receive(AgentMessage message)
    {
        switch (message)
        {
            case AgentMessage.ProcessStarted started when _processes.TryGetValue(started.Id, out var process):
                process.OnStarted(started.Pid);
                break;
            case AgentMessage.ProcessFailed failed when _processes.TryRemove(failed.Id, out var process):
                process.Fail(new SandboxFailedException("sandbox.command-not-started", $"The command could not be started (error {failed.Error})."));
                break;
            case AgentMessage.ProcessExited exited when _processes.TryRemove(exited.Id, out var process):
                process.OnExited(new ProcessExit(exited.Code, exited.Signal, exited.Signal == KillSignal && KernelTookIt()));
                break;
            case AgentMessage.PortOpened opened:
                SetPorts([.. _ports.Append(opened.Port).Distinct().Order()]);
                if (_awaited.TryRemove(opened.Port, out var awaited)) awaited.TrySetResult();
                break;
            case AgentMessage.PortClosed closed:
                SetPorts([.. _ports.Where(port => port != closed.Port)]);
                break;
        }
    }

    private IReadOnlyList<string> EnvironmentOf(SandboxCommand command)
    {
        if (_environment.Count == 0) return BaseEnvironment.With(command.Environment, hasOutside: _outside is not null);

        var all = new Dictionary<string, string>(_environment);
        foreach (var (name, value) in command.Environment) all[name] = value;
        return BaseEnvironment.With(all, hasOutside: _outside is not null);
    }

    private void SetPorts(int[] ports)
    {
        if (ports.AsSpan().SequenceEqual(_ports)) return;
        _ports = ports;
        PortsChanged?.Invoke();
    }

    private bool KernelTookIt()
    {
        var kills = _backing.OutOfMemoryKills();
        var more = kills > _kills;
        _kills = kills;
        return more;
    }

    public async Task OpenRegistryAsync(Func<Stream, CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _registryOpened, 1) != 0) return;
        await _connection.SendAsync(new HostMessage.OpenRegistry(RegistryPort), cancellationToken);
        _registry = OfferAsync(RegistryPort, RegistryReserve, serve);
    }

    private async Task OpenOutsideAsync(Func<Stream, CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        await _connection.SendAsync(new HostMessage.OpenRegistry(OutsidePort), cancellationToken);
        _outside = OfferAsync(OutsidePort, OutsideReserve, serve);
    }

    private async Task OpenWayAsync(ushort port, Func<Stream, CancellationToken, Task> serve, CancellationToken cancellationToken)
    {
        await _connection.SendAsync(new HostMessage.OpenRegistry(port), cancellationToken);
        _ways.Add(OfferAsync(port, OutsideReserve, serve));
    }

    private Task OfferAsync(ushort port, int reserve, Func<Stream, CancellationToken, Task> serve) => Task.WhenAll(Enumerable.Range(0, reserve).Select(_ => OfferAsync(port, serve)));

    // Each loop keeps one connection waiting for a client; as soon as a client has it, the next is offered while the first is served.
    private async Task OfferAsync(ushort port, Func<Stream, CancellationToken, Task> serve)
    {
        var served = new ConcurrentDictionary<Task, bool>();
        try
        {
            while (!_over.IsCancellationRequested)
            {
                var stream = await _connection.ConnectAsync(new Preamble(ConnectionKind.Registry, port), _over.Token);
                var serving = ServeAsync(serve, stream);
                served[serving] = true;
                _ = serving.ContinueWith(done => served.TryRemove(done, out _), TaskScheduler.Default);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SandboxFailedException)
        {
            // The sandbox is over.
        }

        await Task.WhenAll(served.Keys);
    }

    private async Task ServeAsync(Func<Stream, CancellationToken, Task> serve, Stream stream)
    {
        await using (stream)
        {
            try
            {
                await serve(stream, _over.Token);
            }
            catch (Exception exception) when (exception is IOException or OperationCanceledException)
            {
                // The client inside went away, or the sandbox did.
            }
        }
    }

    private void Kill(uint id) => Signal(id, KillSignal);

    private void Signal(uint id, byte signal)
    {
        if (_over.IsCancellationRequested) return;
        _ = SendQuietlyAsync(new HostMessage.SignalProcess(id, signal));
    }

    private async Task SendQuietlyAsync(HostMessage message)
    {
        try
        {
            await _connection.SendAsync(message, CancellationToken.None);
        }
        catch (Exception exception) when (exception is SandboxFailedException or ObjectDisposedException)
        {
            // What was to be ended has ended with its sandbox.
        }
    }

    private async Task End(SandboxExit exit)
    {
        await _over.CancelAsync();
        _exited.TrySetResult(exit);
        foreach (var process in _processes.Values) process.Fail(Lost());
        foreach (var awaited in _awaited.Values)
        {
            awaited.TrySetException(Lost());
            _ = awaited.Task.Exception;
        }
    }

    private static SandboxFailedException Lost() => new("sandbox.lost", "The sandbox is gone.");
}
