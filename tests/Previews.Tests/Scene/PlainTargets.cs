using System.Net;
using System.Net.Sockets;
using Forja.Previews.Targets;
using Forja.ProjectFiles;

namespace Forja.Previews.Tests.Scene;

/// <summary>Puts plain loopback sockets where sandboxes would be, and lets a test decide what state each project is in and when it wakes.</summary>
internal sealed class PlainTargets : IPreviewTargets
{
    private readonly Dictionary<(ProjectId, int), int> _ports = [];
    private readonly Dictionary<ProjectId, PreviewTarget> _states = [];
    private readonly Dictionary<ProjectId, TaskCompletionSource<PreviewTarget>> _wakes = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<string> Lines { get; } = ["vite v8 ready"];

    public int Wakes { get; private set; }

    /// <summary>Released once for each look at a project's state.</summary>
    public SemaphoreSlim Looks { get; } = new(0);

    public int Restarts { get; private set; }

    /// <summary>Happens once, right after the next attempt to connect has failed.</summary>
    public Action? OnNextConnect { get; set; }

    public List<string> Connections { get; } = [];

    /// <summary>The project's app runs, with its inner ports reached at these outer ones; the first is the one that the preview shows.</summary>
    public void Run(ProjectId project, long epoch, params (int Inner, int Outer)[] ports)
    {
        lock (_states)
        {
            foreach (var (inner, outer) in ports) _ports[(project, inner)] = outer;
            _states[project] = new PreviewTarget.Ready(epoch, ports[0].Inner);
            Changed();
        }
    }

    public Task NextChange(ProjectId project)
    {
        lock (_states) return _change.Task;
    }

    public void Set(ProjectId project, PreviewTarget target)
    {
        lock (_states)
        {
            _states[project] = target;
            Changed();
        }
    }

    /// <summary>The wake of this project ends when the test says so.</summary>
    public TaskCompletionSource<PreviewTarget> HoldWake(ProjectId project)
    {
        lock (_states) return _wakes[project] = new TaskCompletionSource<PreviewTarget>(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    public IDisposable? Hold(ProjectId project) => null;

    public ValueTask<PreviewTarget> FindAsync(ProjectId project, CancellationToken cancellationToken)
    {
        Looks.Release();
        lock (_states) return new(_states.GetValueOrDefault(project) ?? new PreviewTarget.Asleep());
    }

    public Task<PreviewTarget> WakeAsync(ProjectId project, CancellationToken cancellationToken)
    {
        lock (_states)
        {
            Wakes++;
            return _wakes.TryGetValue(project, out var wake) ? wake.Task : Task.FromResult(_states[project]);
        }
    }

    public Task RestartAsync(ProjectId project, CancellationToken cancellationToken)
    {
        lock (_states)
        {
            Restarts++;
            _states[project] = new PreviewTarget.Waking("starting");
        }

        return Task.CompletedTask;
    }

    public async ValueTask<Stream> ConnectAsync(ProjectId project, long epoch, int port, CancellationToken cancellationToken)
    {
        int outer;
        lock (_states)
        {
            Connections.Add($"{project}:{port}@{epoch}");
            if (_states.GetValueOrDefault(project) is not PreviewTarget.Ready ready || ready.Epoch != epoch) throw new IOException("This run is over.");
            if (!_ports.TryGetValue((project, port), out outer)) throw new IOException($"Nothing listens on {port}.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(IPAddress.Loopback, outer, cancellationToken);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            OnNextConnect?.Invoke();
            OnNextConnect = null;
            throw new IOException(exception.Message, exception);
        }

        return new NetworkStream(socket, ownsSocket: true);
    }

    public IReadOnlyList<string> RecentLines(ProjectId project, int count) => [.. Lines.TakeLast(count)];

    public void Touch(ProjectId project) { }

    private void Changed()
    {
        _change.SetResult();
        _change = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
