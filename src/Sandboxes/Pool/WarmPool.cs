using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Packages;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Pool;

/// <summary>
/// Keeps sandboxes ready that already run a starter's dev server over its files, for projects to come. Each has a project's id, folder and user ids of its own from its
/// first moment, which nobody has seen: whoever claims one makes the project with that id, and nothing has to be moved, mounted or renamed. A member is claimed once
/// (taking it out of its queue is one atomic step), serves one project, and never comes back. What the server leaves unclaimed is removed at its next start.
/// </summary>
public sealed partial class WarmPool : BackgroundService
{
    private readonly LiveSandboxes _live;
    private readonly SandboxTools _tools;
    private readonly PreparedProjects _prepared;
    private readonly PageLoads _loads;
    private readonly IServiceScopeFactory _scopes;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly PoolOptions _options;
    private readonly bool _makes;
    private readonly TimeProvider _time;
    private readonly ILogger<WarmPool> _logger;
    private readonly ImmutableDictionary<string, Starter> _starters;
    private readonly ImmutableArray<string> _order;
    private readonly WaitingMembers _waiting = new();
    private readonly SemaphoreSlim _changed = new(0);
    private readonly Dictionary<string, long> _failed = [];
    private ImmutableList<string> _recent = [];

    internal WarmPool(
        LiveSandboxes live, SandboxTools tools, PreparedProjects prepared, StarterCatalog starters, PageLoads loads, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime,
        IOptions<SandboxOptions> options, IOptions<PackageOptions> packages, TimeProvider time, ILogger<WarmPool> logger)
    {
        (_live, _tools, _prepared, _loads, _scopes, _lifetime, _options, _time, _logger) = (live, tools, prepared, loads, scopes, lifetime, options.Value.Pool, time, logger);

        // Without the starters' packages at hand each member would install them.
        _makes = packages.Value.PrepareStarters;

        // Dev servers with packages take half a second and more to come up; everything else is there in a tenth of one.
        var worth = starters.Starters.Where(starter => StarterLayers.SetOf(starter) is { ViteConfig: not null }).ToList();
        _starters = worth.ToImmutableDictionary(starter => starter.Id);
        _order = [.. worth.Select(starter => starter.Id)];
    }

    /// <summary>How many wait, by starter.</summary>
    public IReadOnlyDictionary<string, int> Waiting => _waiting.Counts;

    /// <summary>
    /// The id of a project whose sandbox runs this starter already, for the caller alone; null when none waits. The caller makes the project with this id, or calls
    /// <see cref="GiveUpAsync"/>.
    /// </summary>
    public ProjectId? Claim(string starter)
    {
        if (!_starters.ContainsKey(starter)) return null;

        ImmutableInterlocked.Update(ref _recent, recent => recent.Remove(starter).Insert(0, starter));
        _changed.Release();
        while (_waiting.Take(starter) is { } member)
        {
            if (member.Sandbox.Status.State is SandboxState.Running or SandboxState.Frozen)
            {
                member.Sandbox.Wake();
                LogClaimed(member.Project, starter);
                return member.Project;
            }

            _ = GiveUpAsync(member.Project);
        }

        return null;
    }

    /// <summary>What was claimed becomes no project after all.</summary>
    public async Task GiveUpAsync(ProjectId project)
    {
        try
        {
            await _live.DeleteAsync(project, CancellationToken.None);
            _prepared.Remove(project);
        }
        catch (Exception exception)
        {
            // The next start of the server removes it.
            LogNotRemoved(exception, project);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Until then the database may not be there, and people come first.
            await StartedAsync(stoppingToken);
            await RemoveLeftoversAsync(stoppingToken);
            if (!_makes) return;
            while (!stoppingToken.IsCancellationRequested) await FillAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops; the sandboxes are stopped with all others.
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        var possible = _order.Where(id => !_failed.TryGetValue(id, out var at) || _time.GetElapsedTime(at) > _options.TryAgainAfter).ToList();
        if (PoolPlan.Next(possible, Waiting, _recent, _options) is not { } starter || MachineMemory.FreePart() < _options.FreeMemory)
        {
            await _changed.WaitAsync(cancellationToken);
            return;
        }

        await LetPeoplePassAsync(cancellationToken);
        if (await MakeAsync(_starters[starter], cancellationToken) is { } member) _waiting.Add(member);
        // One that cannot be started must not be tried in circles, nor keep the others waiting.
        else _failed[starter] = _time.GetTimestamp();
    }

    private async Task LetPeoplePassAsync(CancellationToken cancellationToken)
    {
        do
        {
            while (_changed.Wait(0, CancellationToken.None))
            {
            }

            await _tools.Starts.NoneAsync(cancellationToken);
            await _loads.LetPassAsync(cancellationToken);
        }
        // Another claim within the pause means that somebody is at work: it starts over.
        while (await WasClaimedWithinAsync(_options.Pause, cancellationToken));
    }

    private async Task<bool> WasClaimedWithinAsync(TimeSpan pause, CancellationToken cancellationToken)
    {
        if (_recent.IsEmpty || pause == TimeSpan.Zero) return false;
        using var over = new CancellationTokenSource(pause, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        try
        {
            await _changed.WaitAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<PoolMember?> MakeAsync(Starter starter, CancellationToken cancellationToken)
    {
        var began = _time.GetTimestamp();
        var id = await _prepared.MakeAsync(starter.FilesFor(ProjectNames.FromTitle("App"), "en"), cancellationToken);
        try
        {
            var sandbox = _live.Of(id);
            await sandbox.StartAsync(StartReason.AheadOfTime, cancellationToken);
            if (await sandbox.WaitReadyAsync(cancellationToken) is { State: not SandboxState.Running } status) throw new SandboxFailedException(status.ReasonCode ?? "sandbox.stopped", status.Output ?? "");

            await ModuleWarmUp.RunAsync(sandbox, cancellationToken);
            sandbox.Rest();
            LogReady(id, starter.Id, (long)_time.GetElapsedTime(began).TotalMilliseconds);
            return new PoolMember(id, starter.Id, sandbox);
        }
        catch (Exception exception) when (exception is SandboxFailedException or IOException or HttpRequestException)
        {
            LogFailed(exception, starter.Id);
            await GiveUpAsync(id);
            return null;
        }
    }

    private async Task RemoveLeftoversAsync(CancellationToken cancellationToken)
    {
        await using var scope = _scopes.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<ProjectStore>();
        foreach (var id in _prepared.All())
        {
            if (await store.ExistsAsync(id, cancellationToken)) _prepared.Taken(id);
            else await GiveUpAsync(id);
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = _lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }

    [LoggerMessage(LogLevel.Debug, "A sandbox for starter '{Starter}' waits for its project ({Project}); it took {Milliseconds} ms.")]
    private partial void LogReady(ProjectId project, string starter, long milliseconds);

    [LoggerMessage(LogLevel.Debug, "Project {Project} gets a sandbox that runs '{Starter}' already.")]
    private partial void LogClaimed(ProjectId project, string starter);

    [LoggerMessage(LogLevel.Warning, "No sandbox for starter '{Starter}' could be made ready ahead of time.")]
    private partial void LogFailed(Exception exception, string starter);

    [LoggerMessage(LogLevel.Warning, "What was made ready for project {Project} could not be removed.")]
    private partial void LogNotRemoved(Exception exception, ProjectId project);
}
