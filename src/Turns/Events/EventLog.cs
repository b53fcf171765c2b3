using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Events;

/// <summary>
/// What happened to each project, in one order, for everybody who watches. Durable events are written in the transaction of the change that
/// they tell, so neither exists without the other; text, file contents on their way and log lines live in a bounded memory.
/// </summary>
public sealed class EventLog(IServiceScopeFactory scopes, IOptions<EventLogOptions> options, TimeProvider time)
{
    // A number given out in memory alone is forgotten when the process ends, but a client may still hold it: each process starts a new block.
    private const long Block = 1_000_000;

    private readonly ConcurrentDictionary<string, Lazy<Task<EventChannel>>> _opening = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, EventChannel> _channels = new(StringComparer.Ordinal);

    /// <summary>Tells an event that is not stored. Never blocks.</summary>
    public void Publish(ProjectId project, ProjectEvent happened)
    {
        var channel = ChannelOf(project);
        if (!_opening.ContainsKey(project.Value)) _ = OpenAsync(project);
        channel.Publish(happened);
    }

    /// <summary>Stores events together with <paramref name="change"/> in one transaction, then tells them.</summary>
    public async Task AppendAsync(ProjectId project, IReadOnlyList<ProjectEvent> happened, Func<DbContext, Task>? change, CancellationToken cancellationToken)
    {
        var channel = await OpenAsync(project).WaitAsync(cancellationToken);
        await channel.PublishDurableAsync(happened, stored => StoreAsync(stored, change, cancellationToken), cancellationToken);
    }

    /// <summary>From where a client must read that is now told how the project stands; ask before reading anything else.</summary>
    public async Task<long> NowAsync(ProjectId project, CancellationToken cancellationToken) =>
        (await OpenAsync(project).WaitAsync(cancellationToken)).Now;

    /// <summary>Watches a project from the event after <paramref name="cursor"/> on.</summary>
    public async Task<EventReader> ReadAsync(ProjectId project, long cursor, CancellationToken cancellationToken) =>
        new(project, cursor, await OpenAsync(project).WaitAsync(cancellationToken), LoadAsync);

    /// <summary>Ends the streams of a project that is gone.</summary>
    public void Close(ProjectId project)
    {
        _opening.TryRemove(project.Value, out _);
        if (_channels.TryRemove(project.Value, out var channel)) channel.Close();
    }

    private EventChannel ChannelOf(ProjectId project) => _channels.GetOrAdd(project.Value, static (id, log) => new EventChannel(id, log.Options, log.Time), (Options: options.Value, Time: time));

    private Task<EventChannel> OpenAsync(ProjectId project)
    {
        var opening = _opening.GetOrAdd(project.Value, _ => Loading());
        if (!opening.Value.IsFaulted) return opening.Value;

        // A store that failed once may have recovered: one more try for each who asks, and its failure is theirs.
        var again = Loading();
        return (_opening.TryUpdate(project.Value, again, opening) ? again : _opening.GetOrAdd(project.Value, again)).Value;

        Lazy<Task<EventChannel>> Loading() => new(() => LoadChannelAsync(project));
    }

    private async Task<EventChannel> LoadChannelAsync(ProjectId project)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        var last = await db.Set<StoredEvent>().Where(item => item.Project == project.Value).MaxAsync(item => (long?)item.Seq) ?? -1;
        var untold = last < 0 ? [] : await UntoldVersionsAsync(db, project);
        var channel = ChannelOf(project);
        channel.Open(last < 0 ? 0 : (last / Block + 1) * Block);
        if (untold.Count > 0) await channel.PublishDurableAsync(untold, stored => StoreAsync(stored, null, CancellationToken.None), CancellationToken.None);
        return channel;
    }

    // A process that died between a version's commit and its event left the version untold.
    private static async Task<List<ProjectEvent>> UntoldVersionsAsync(DbContext db, ProjectId project)
    {
        var lastTold = await db.Set<StoredEvent>().AsNoTracking()
            .Where(item => item.Project == project.Value && item.Type == "version")
            .OrderByDescending(item => item.Seq)
            .Select(item => item.Json)
            .FirstOrDefaultAsync();
        var number = lastTold is null ? 0 : EventJson.ReadVersion(lastTold);
        var rows = await db.Set<ProjectVersion>().AsNoTracking().Where(row => row.ProjectId == project && row.Number > number).OrderBy(row => row.Number).ToListAsync();
        return [.. rows.Select(row => VersionEvents.Tell(ProjectStore.Describe(row)))];
    }

    private async Task StoreAsync(IReadOnlyList<StoredEvent> stored, Func<DbContext, Task>? change, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        if (change is not null) await change(db);
        db.Set<StoredEvent>().AddRange(stored);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<EventFrame>> LoadAsync(ProjectId project, long after, long upTo, int most, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        return await db.Set<StoredEvent>().AsNoTracking()
            .Where(item => item.Project == project.Value && item.Seq > after && item.Seq <= upTo)
            .OrderBy(item => item.Seq)
            .Take(most)
            .Select(item => new EventFrame(item.Seq, item.Type, item.Json, true))
            .ToListAsync(cancellationToken);
    }
}
