using System.Collections.Concurrent;
using System.Collections.Immutable;
using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Previews.Shares;

/// <summary>
/// The shares of every project and the only writer of them. What was read is kept, because each request of a guest asks; it is changed before a revocation is
/// acknowledged, and then everything that the share has open is cut.
/// </summary>
internal sealed class ShareBook(IServiceScopeFactory scopes, PreviewTraffic traffic, TimeProvider time)
{
    private readonly ConcurrentDictionary<ProjectId, ImmutableArray<Share>> _known = new();
    private readonly SemaphoreSlim _writing = new(1, 1);

    /// <summary>Live shares, newest first.</summary>
    public async ValueTask<ImmutableArray<Share>> ListAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var all = _known.TryGetValue(project, out var known) ? known : await ReadAsync(project, cancellationToken);
        var now = time.GetUtcNow();
        return all.All(share => share.IsLive(now)) ? all : [.. all.Where(share => share.IsLive(now))];
    }

    /// <summary>Null when there is none of this id, when it was revoked, or when its time is over: nobody is told which.</summary>
    public async ValueTask<Share?> FindAsync(ProjectId project, string id, CancellationToken cancellationToken) =>
        (await ListAsync(project, cancellationToken)).FirstOrDefault(share => share.Id == id);

    /// <summary>The share is still good at this moment, by what is known here.</summary>
    public bool IsLive(Share share) => _known.TryGetValue(share.Project, out var known) && known.Any(other => other.Id == share.Id && other.IsLive(time.GetUtcNow()));

    /// <summary>Null when the project has as many as it may.</summary>
    public Task<Share?> CreateAsync(ProjectId project, string name, Passcode? passcode, DateTimeOffset? endsAt, CancellationToken cancellationToken) => WriteAsync<Share?>(project, async (db, shares) =>
    {
        // Those whose time is over make room.
        var over = shares.Where(share => !share.IsLive(time.GetUtcNow())).Select(share => share.Id).ToList();
        if (over.Count > 0) await db.Set<ShareRecord>().Where(row => row.Project == project.Value && over.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
        shares = shares.RemoveAll(share => over.Contains(share.Id));
        if (shares.Length >= ShareLimits.PerProject) return (shares, null);

        var share = new Share(ShareCodes.NewId(), project, name, passcode, time.GetUtcNow(), endsAt, null);
        db.Add(new ShareRecord { Project = project.Value, Id = share.Id, Name = name, Passcode = passcode?.ToString(), CreatedAt = share.CreatedAt, EndsAt = endsAt });
        await db.SaveChangesAsync(cancellationToken);
        return ([share, .. shares], share);
    }, cancellationToken);

    /// <summary>Ends a share and everything that it has open. False when there is none of this id.</summary>
    public async Task<bool> RevokeAsync(ProjectId project, string id, CancellationToken cancellationToken)
    {
        var removed = await WriteAsync(project, async (db, shares) =>
        {
            var count = await db.Set<ShareRecord>().Where(row => row.Project == project.Value && row.Id == id).ExecuteDeleteAsync(cancellationToken);
            return (shares.RemoveAll(share => share.Id == id), count > 0);
        }, cancellationToken);
        traffic.Cut(project, id);
        return removed;
    }

    /// <summary>Makes the project private: no share is left, and nothing that came through one is open.</summary>
    public async Task RevokeAllAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var ended = await WriteAsync(project, async (db, shares) =>
        {
            await db.Set<ShareRecord>().Where(row => row.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
            return (ImmutableArray<Share>.Empty, shares);
        }, cancellationToken);
        foreach (var share in ended) traffic.Cut(project, share.Id);
    }

    /// <summary>Somebody opened it.</summary>
    public Task TouchAsync(Share share, CancellationToken cancellationToken) => WriteAsync(share.Project, async (db, shares) =>
    {
        var now = time.GetUtcNow();
        await db.Set<ShareRecord>().Where(row => row.Project == share.Project.Value && row.Id == share.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), cancellationToken);
        return (shares.Select(other => other.Id == share.Id ? other with { LastUsedAt = now } : other).ToImmutableArray(), true);
    }, cancellationToken);

    /// <summary>Inside the transaction that deletes the project.</summary>
    public async Task ForgetAsync(DbContext db, ProjectId project, CancellationToken cancellationToken)
    {
        await db.Set<ShareRecord>().Where(row => row.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
        _known.TryRemove(project, out _);
    }

    private Task<ImmutableArray<Share>> ReadAsync(ProjectId project, CancellationToken cancellationToken) => WriteAsync(project, (_, shares) => Task.FromResult((shares, shares)), cancellationToken);

    // One at a time: what is kept in memory is then always what the database said last.
    private async Task<T> WriteAsync<T>(ProjectId project, Func<DbContext, ImmutableArray<Share>, Task<(ImmutableArray<Share> Shares, T Result)>> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<DbContext>();
            if (!_known.TryGetValue(project, out var shares))
            {
                var rows = await db.Set<ShareRecord>().AsNoTracking().Where(row => row.Project == project.Value).ToListAsync(cancellationToken);
                shares = [.. rows.OrderByDescending(row => row.CreatedAt).Select(row => new Share(
                    row.Id, project, row.Name, row.Passcode is { } kept ? Passcode.Parse(kept) : null, row.CreatedAt, row.EndsAt, row.LastUsedAt))];
            }

            var (next, result) = await write(db, shares);
            _known[project] = next;
            return result;
        }
        finally
        {
            _writing.Release();
        }
    }
}
