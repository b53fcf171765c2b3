using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Forja.ProjectFiles;
using Forja.Sandboxes.Services.Engines;
using Microsoft.Extensions.Logging;

namespace Forja.Sandboxes.Services;

/// <summary>
/// One service of one project, in a sandbox of its own: other ids, other limits, no way to the app's files and none out. Starts, stops and copies hold <see cref="_gate"/>, one
/// after another; whoever only connects does not.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore whose handle is never asked for has nothing to let go of.")]
internal sealed partial class ServiceSandbox(ProjectId project, IServiceEngine engine, ServiceTools tools)
{
    private const int TailLines = 20;

    // Between two looks whether it answers; a first start takes a second or two.
    private static readonly TimeSpan AskAgain = TimeSpan.FromMilliseconds(40);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _freezing = new();
    private volatile Running? _running;
    private volatile ServiceStatus _status = new(ServiceState.Stopped);
    private volatile bool _frozen;
    private long _lastLook;

    public ServiceKind Kind => engine.Kind;

    public ServiceStatus Status => _frozen && _status.State == ServiceState.Running ? _status with { State = ServiceState.Frozen } : _status;

    public bool Live => _running is not null;

    /// <summary>Whether the project's app runs, rests, or does not run; services follow it.</summary>
    public AppState App { get; set; }

    /// <summary>Starts it unless it runs, and ends when it answers. Throws <see cref="SandboxFailedException"/> with a code of its own when it does not.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Look();
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_running is { Over.IsCompleted: false }) return;
            await BeginAsync(cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await EndAsync(new ServiceStatus(ServiceState.Stopped));
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Does something with the data while nothing runs over them, and starts it again afterwards if it ran.</summary>
    public async Task<T> WhileStoppedAsync<T>(Func<SandboxIdentity, ServiceKeys, Task<T>> act, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var ran = _running is { Over.IsCompleted: false };
            await EndAsync(new ServiceStatus(ServiceState.Stopped));
            try
            {
                var (identity, keys) = await tools.EnsureAsync(project, Kind, cancellationToken);
                return await act(identity, keys);
            }
            finally
            {
                if (ran) await BeginAsync(CancellationToken.None);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A connection to it, once it answers.</summary>
    public async ValueTask<Stream> ConnectAsync(CancellationToken cancellationToken)
    {
        if (_running is not { Over.IsCompleted: false, Ready: true }) await StartAsync(cancellationToken);
        Thaw();
        return _running is { } running
            ? await running.Instance.ConnectAsync(Kind.Port, cancellationToken)
            : throw new SandboxFailedException("service.stopped", $"{Kind} was stopped.");
    }

    /// <summary>Its data are looked at: keeps it awake for a while.</summary>
    public void Look()
    {
        Volatile.Write(ref _lastLook, tools.Time.GetTimestamp());
        Thaw();
    }

    public void Thaw()
    {
        lock (_freezing)
        {
            if (!_frozen) return;
            _running?.Instance.Thaw();
            _frozen = false;
        }
    }

    /// <summary>Follows its app into rest and out of it: rests when the app does, stops some time after it. What is looked at stays up.</summary>
    public async Task LookAfterAsync(CancellationToken cancellationToken)
    {
        if (_running is not { Ready: true, Over.IsCompleted: false } running || App == AppState.Awake) return;
        var idle = tools.Time.GetElapsedTime(Volatile.Read(ref _lastLook));
        if (App == AppState.Ended && idle >= tools.Options.Linger)
        {
            await StopAsync(cancellationToken);
        }
        else if (App == AppState.Resting && idle >= tools.RestAfter)
        {
            lock (_freezing) _frozen = _frozen || (App == AppState.Resting && running.Instance.TryFreeze());
        }
    }

    /// <summary>Stops it for what it did.</summary>
    public async Task EndForAsync(string code, string detail)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            Say("error", detail);
            await EndAsync(new ServiceStatus(ServiceState.Failed, null, code, detail));
        }
        finally
        {
            _gate.Release();
        }
    }

    // Under the gate.
    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        await EndAsync(new ServiceStatus(ServiceState.Starting));
        _status = new ServiceStatus(ServiceState.Starting);
        try
        {
            var programs = engine.Find() ?? throw new SandboxFailedException("service.missing", engine.Kind.Install);
            var (identity, keys) = await tools.EnsureAsync(project, Kind, cancellationToken);
            using var late = new CancellationTokenSource(tools.Options.ReadyTimeout, tools.Time);
            using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
            try
            {
                await RunAsync(programs, identity, keys, over.Token);
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new SandboxFailedException("service.not-ready", $"{Kind} did not answer in time.");
            }
        }
        catch (SandboxFailedException exception)
        {
            var detail = exception.Code == "service.missing" ? exception.Message : $"{exception.Message}\n{_running?.Tail()}".TrimEnd();
            await EndAsync(new ServiceStatus(ServiceState.Failed, null, exception.Code, detail));
            Say("error", $"{Kind}: {exception.Message} ({exception.Code})");
            throw;
        }
        catch (OperationCanceledException)
        {
            await EndAsync(new ServiceStatus(ServiceState.Stopped));
            throw;
        }
    }

    private async Task RunAsync(string programs, SandboxIdentity identity, ServiceKeys keys, CancellationToken cancellationToken)
    {
        var began = tools.Time.GetTimestamp();
        var data = tools.Folders.Prepare(project, Kind, identity);
        var instance = await tools.Host.StartAsync(
            new SandboxSpec
            {
                Name = string.Create(CultureInfo.InvariantCulture, $"{project.Value}-{Kind}-{tools.NextRun()}"),
                Identity = identity,
                Mounts = [new SandboxMount.Writable(data, "/data")],
                Limits = tools.Options.Limits,
                Labels = new Dictionary<string, string> { ["project"] = project.Value, ["service"] = Kind.Name, ["created"] = tools.Time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
            },
            cancellationToken);
        var running = new Running(instance);
        _running = running;

        var making = await instance.StartProcessAsync(engine.Prepare(programs, keys), Printing(running, told: false), cancellationToken);
        var made = await making.Exited.WaitAsync(cancellationToken);
        if (!made.Succeeded) throw new SandboxFailedException(made.OutOfMemory ? "service.out-of-memory" : "service.not-made", $"{Kind} could not make its data (exit code {made.Code}).");

        running.Server = await instance.StartProcessAsync(engine.Serve(programs, keys), Printing(running, told: true), cancellationToken);
        var version = await AnswerAsync(running, keys, cancellationToken);
        running.Ready = true;
        _status = new ServiceStatus(ServiceState.Running, version);
        _ = WatchAsync(running);
        LogReady(tools.Logger, Kind, project, (long)tools.Time.GetElapsedTime(began).TotalMilliseconds);
    }

    private async Task<string> AnswerAsync(Running running, ServiceKeys keys, CancellationToken cancellationToken)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var exited = running.Server!.Exited;
        var listening = running.Instance.WaitForPortAsync(Kind.Port, ended.Token);
        if (await Task.WhenAny(listening, exited) == exited) throw Ended(await exited);
        await listening;

        while (true)
        {
            await using var door = ServiceDoor.Open(Kind, token => running.Instance.ConnectAsync(Kind.Port, token), tools.Options.AnswerBytes);
            try
            {
                return await engine.ProbeAsync(door, keys, cancellationToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // It listens before it takes anybody in, and says so in words of its own.
                if (exited.IsCompleted) throw Ended(await exited);
                LogNotYet(tools.Logger, Kind, project, exception.GetType().Name);
            }

            await Task.Delay(AskAgain, tools.Time, cancellationToken);
        }
    }

    private SandboxFailedException Ended(ProcessExit exit) => exit.OutOfMemory
        ? new SandboxFailedException("service.out-of-memory", $"{Kind} reached the memory limit and was ended.")
        : new SandboxFailedException("service.exited", $"{Kind} ended with code {exit.Code}.");

    // A service that ends by itself is failed until somebody connects or starts it; the first connection of the app does.
    private async Task WatchAsync(Running running)
    {
        await Task.WhenAny(running.Server!.Exited, running.Instance.Exited);
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            if (_running != running) return;
            var reason = running.Server.Exited is { IsCompletedSuccessfully: true } exit ? Ended(await exit) : new SandboxFailedException("service.lost", $"The sandbox of {Kind} is gone.");
            Say("error", $"{reason.Message} ({reason.Code})");
            await EndAsync(new ServiceStatus(ServiceState.Failed, null, reason.Code, $"{reason.Message}\n{running.Tail()}"));
        }
        finally
        {
            _gate.Release();
        }
    }

    // Under the gate.
    private async Task EndAsync(ServiceStatus after)
    {
        if (_running is { } running)
        {
            Thaw();
            _running = null;
            if (running.Server is { Exited.IsCompleted: false } server)
            {
                server.Signal(engine.EndSignal);
                await Task.WhenAny(server.Exited, Task.Delay(tools.Options.StopTimeout, tools.Time));
            }

            await running.Instance.DisposeAsync();
        }

        _status = after;
    }

    private SandboxOutput Printing(Running running, bool told)
    {
        var lines = new LineSplitter(line =>
        {
            running.Keep(tools.Hide(project, line), TailLines);
            if (told) Say("info", line);
        });
        return (_, bytes) => lines.Add(bytes);
    }

    private void Say(string level, string text) => tools.Say(project, Kind, level, text);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Kind} of {Project} answers after {Milliseconds} ms.")]
    private static partial void LogReady(ILogger logger, ServiceKind kind, ProjectId project, long milliseconds);

    [LoggerMessage(Level = LogLevel.Trace, Message = "{Kind} of {Project} does not answer yet: {Reason}.")]
    private static partial void LogNotYet(ILogger logger, ServiceKind kind, ProjectId project, string reason);

    private sealed class Running(ISandboxInstance instance)
    {
        private readonly Queue<string> _lines = new();

        public ISandboxInstance Instance => instance;

        public ISandboxProcess? Server { get; set; }

        public bool Ready { get; set; }

        public Task Over => Server is { } server ? server.Exited : instance.Exited;

        public void Keep(string line, int most)
        {
            lock (_lines)
            {
                _lines.Enqueue(line);
                if (_lines.Count > most) _lines.Dequeue();
            }
        }

        public string Tail()
        {
            lock (_lines) return string.Join('\n', _lines);
        }
    }
}
