using System.Globalization;
using Forja.ProjectFiles;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>
/// The browsers of this node: one a project at most, never shared, few at once. A browser that nobody uses gives its place to the first who waits.
/// All state changes under <see cref="_gate"/>; starting and stopping go on outside it, each place is held meanwhile.
/// </summary>
public sealed partial class Browsers : IAsyncDisposable
{
    /// <summary>Ranges of user ids set aside for browsers; each place has its own.</summary>
    internal const int Places = 64;

    private const int AppPort = 4873;

    private readonly ISandboxHost _host;
    private readonly SandboxConnections _connections;
    private readonly PageLoads _loads;
    private readonly BrowserOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<Browsers> _logger;
    private readonly Lock _gate = new();
    private readonly List<Place> _places = [];
    private readonly LinkedList<TaskCompletionSource> _waiting = [];
    private readonly string? _program;
    private long _started;
    private bool _stopping;

    internal Browsers(ISandboxHost host, SandboxConnections connections, PageLoads loads, IOptions<BrowserOptions> options, TimeProvider time, ILogger<Browsers> logger)
    {
        (_host, _connections, _loads, _options, _time, _logger) = (host, connections, loads, options.Value, time, logger);
        _program = BrowserProgram.Find(_options.Program);
    }

    /// <summary>Why there can be no browser here, as a stable code; null when there can.</summary>
    public string? Lack => _options.Most == 0 ? "browser.off" : _program is null ? "browser.missing" : null;

    /// <summary>
    /// The project's browser, started if need be, after a wait for a place. <paramref name="app"/> is what the app is called there. Throws
    /// <see cref="SandboxFailedException"/> with a code when there is none to be had.
    /// </summary>
    public async Task<BrowserLease> OpenAsync(ProjectId project, Uri app, CancellationToken cancellationToken)
    {
        if (Lack is { } lack) throw new SandboxFailedException(lack, "There is no Chromium that sandboxes could run.");

        var place = await TakeAsync(project, app, cancellationToken);
        try
        {
            place.Browser ??= await StartAsync(place, project, app, cancellationToken);
            return new BrowserLease(place.Browser, spoilt => ReturnAsync(place, spoilt));
        }
        catch
        {
            await EmptyAsync(place);
            throw;
        }
    }

    /// <summary>The project is gone, or its browser is of no more use: ends it unless somebody uses it.</summary>
    public ValueTask ForgetAsync(ProjectId project)
    {
        Place? kept;
        lock (_gate)
        {
            kept = _places.Find(place => place.Project == project && !place.Used);
            if (kept is not null) kept.Used = true;
        }

        return kept is null ? ValueTask.CompletedTask : EmptyAsync(kept);
    }

    public async ValueTask DisposeAsync()
    {
        List<Place> all;
        lock (_gate)
        {
            _stopping = true;
            all = [.. _places];
        }

        foreach (var place in all) await EmptyAsync(place);
    }

    private async Task<Place> TakeAsync(ProjectId project, Uri app, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(_options.Patience, _time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        while (true)
        {
            Place? idle = null;
            TaskCompletionSource? turn = null;
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_stopping, this);
                var own = _places.Find(place => place.Project == project && place.App == app && !place.Used);
                if (own is { Browser.Gone.IsCompleted: false })
                {
                    own.Use();
                    return own;
                }

                idle = own ?? (_places.Count < _options.Most ? null : _places.Find(place => !place.Used));
                if (idle is null && _places.Count < _options.Most)
                {
                    var free = Enumerable.Range(0, Places).First(number => _places.TrueForAll(place => place.Number != number));
                    var place = new Place(free, project, app);
                    _places.Add(place);
                    return place;
                }

                if (idle is null) _waiting.AddLast(turn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
                else idle.Use();
            }

            if (idle is not null) await EmptyAsync(idle);
            else await WaitAsync(turn!, patience.Token, over.Token);
        }
    }

    private async Task WaitAsync(TaskCompletionSource turn, CancellationToken patience, CancellationToken cancellationToken)
    {
        try
        {
            await turn.Task.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new SandboxFailedException("browser.busy", "All browsers are in use.");
        }
        finally
        {
            lock (_gate) _waiting.Remove(turn);

            // A place that came free for a waiter who has gone is the next one's.
            if (turn.Task.IsCompletedSuccessfully && cancellationToken.IsCancellationRequested) Wake();
        }
    }

    private async Task<BrowserSandbox> StartAsync(Place place, ProjectId project, Uri app, CancellationToken cancellationToken)
    {
        await _loads.LetPassAsync(cancellationToken);
        var began = _time.GetTimestamp();
        var way = new AppWay(_connections, project, app);
        using var late = new CancellationTokenSource(_options.StartTimeout, _time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        ISandboxInstance? sandbox = null;
        try
        {
            sandbox = await _host.StartAsync(
                new SandboxSpec
                {
                    Name = string.Create(CultureInfo.InvariantCulture, $"browser-{place.Number}-{Interlocked.Increment(ref _started)}"),
                    Identity = SandboxIdentity.Browser(place.Number),
                    Mounts = BrowserProgram.Mounts(),
                    Limits = _options.Limits,
                    Registry = way.ServeAsync,
                    Share = SandboxShare.Checking,
                    Labels = new Dictionary<string, string> { ["project"] = project.Value, ["created"] = _time.GetUtcNow().ToString("O", CultureInfo.InvariantCulture) },
                },
                over.Token);
            var printed = new BoundedOutput(4096);
            var chromium = await sandbox.StartProcessAsync(BrowserProgram.Command(_program!, app, AppPort), (_, bytes) => printed.Add(bytes), over.Token);
            var opened = sandbox.WaitForPortAsync(BrowserProgram.DevToolsPort, over.Token);
            if (await Task.WhenAny(opened, chromium.Exited) != opened) throw new SandboxFailedException("browser.failed", $"Chromium ended at once: {printed}");
            await opened;

            // A browser without its process is nothing: the sandbox ends with it.
            _ = chromium.Exited.ContinueWith(async _ => await sandbox.DisposeAsync(), TaskScheduler.Default);
            LogStarted(project, (long)_time.GetElapsedTime(began).TotalMilliseconds);
            return new BrowserSandbox(sandbox, way);
        }
        catch (Exception exception)
        {
            if (sandbox is not null) await sandbox.DisposeAsync();
            if (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested)
                throw new SandboxFailedException("browser.failed", "Chromium did not start in time.", exception);
            throw;
        }
    }

    private async ValueTask ReturnAsync(Place place, bool spoilt)
    {
        if (spoilt || _options.Keep == TimeSpan.Zero)
        {
            await EmptyAsync(place);
            return;
        }

        lock (_gate) place.Free(_time.CreateTimer(_ => Expire(place), null, _options.Keep, Timeout.InfiniteTimeSpan));
        Wake();
    }

    private void Expire(Place place)
    {
        lock (_gate)
        {
            if (place.Used || !_places.Contains(place)) return;
            place.Use();
        }

        _ = EmptyAsync(place).AsTask().ContinueWith(done => LogStuck(done.Exception!), TaskContinuationOptions.OnlyOnFaulted);
    }

    /// <summary>Ends the browser of a place that the caller has in use, and gives the place up.</summary>
    private async ValueTask EmptyAsync(Place place)
    {
        try
        {
            if (place.Browser is { } browser) await browser.StopAsync();
        }
        finally
        {
            lock (_gate) _places.Remove(place);
            Wake();
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_waiting.First is not { } first) return;
            _waiting.RemoveFirst();
            first.Value.TrySetResult();
        }
    }

    [LoggerMessage(LogLevel.Debug, "A browser for {Project} is up after {Milliseconds} ms.")]
    private partial void LogStarted(ProjectId project, long milliseconds);

    [LoggerMessage(LogLevel.Error, "A browser could not be ended.")]
    private partial void LogStuck(Exception exception);

    /// <summary>Room for one browser, taken from the moment it starts until all of it is gone.</summary>
    private sealed class Place(int number, ProjectId project, Uri app)
    {
        private ITimer? _expiry;

        public int Number => number;

        public ProjectId Project => project;

        public Uri App => app;

        public bool Used { get; set; } = true;

        public BrowserSandbox? Browser { get; set; }

        public void Use()
        {
            Used = true;
            _expiry?.Dispose();
            _expiry = null;
        }

        public void Free(ITimer expiry) => (Used, _expiry) = (false, expiry);
    }
}
