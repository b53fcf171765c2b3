using Forja.ProjectFiles;
using Forja.Sandboxes.Secrets;
using Microsoft.EntityFrameworkCore;

namespace Forja.Sandboxes.Services;

/// <summary>Keeps what belongs to services: their ranges of ids, their passwords, and what is known of their snapshots.</summary>
internal sealed class ServiceStore(DbContext db, SecretSeal seal, TimeProvider time)
{
    private const int Tries = 8;

    /// <summary>The service's identity and passwords, made at its first start.</summary>
    public async Task<(SandboxIdentity Identity, ServiceKeys Keys)> EnsureAsync(ProjectId project, ServiceKind kind, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            var record = await db.Set<ServiceRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Project == project.Value && row.Kind == kind.Name, cancellationToken)
                ?? await AddAsync(project, kind, ServiceKeys.NewPassword(), left, cancellationToken);
            if (record is null) continue;
            var password = seal.Open(project, record.Password)
                ?? throw new SandboxFailedException("secret.keys-lost", "The keys that this server sealed its secrets with are not in the data directory any more.");
            return (SandboxIdentity.Service(record.Place), new ServiceKeys(password));
        }
    }

    /// <summary>Gives another project's service the same password: its data hold it.</summary>
    public Task AdoptAsync(ProjectId project, ServiceKind kind, ServiceKeys keys, CancellationToken cancellationToken) => AddAsync(project, kind, keys.Password, Tries, cancellationToken);

    public Task<List<ServiceRecord>> OfAsync(ProjectId project, CancellationToken cancellationToken) =>
        db.Set<ServiceRecord>().AsNoTracking().Where(row => row.Project == project.Value).ToListAsync(cancellationToken);

    public Task<List<SnapshotRecord>> SnapshotsAsync(ProjectId project, CancellationToken cancellationToken) =>
        db.Set<SnapshotRecord>().AsNoTracking().Where(row => row.Project == project.Value).OrderByDescending(row => row.Number).ToListAsync(cancellationToken);

    public async Task<int> NextSnapshotAsync(ProjectId project, ServiceKind kind, CancellationToken cancellationToken) =>
        (await db.Set<SnapshotRecord>().Where(row => row.Project == project.Value && row.Kind == kind.Name).MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0) + 1;

    public async Task<SnapshotRecord> AddSnapshotAsync(ProjectId project, ServiceKind kind, int number, long bytes, string note, bool automatic, CancellationToken cancellationToken)
    {
        var version = await db.Set<Project>().Where(row => row.Id == project).Select(row => row.Head).FirstOrDefaultAsync(cancellationToken);
        var record = new SnapshotRecord { Project = project.Value, Kind = kind.Name, Number = number, Version = version, At = time.GetUtcNow(), Bytes = bytes, Note = note, Automatic = automatic };
        db.Add(record);
        await db.SaveChangesAsync(cancellationToken);
        return record;
    }

    public Task DeleteSnapshotAsync(ProjectId project, ServiceKind kind, int number, CancellationToken cancellationToken) =>
        db.Set<SnapshotRecord>().Where(row => row.Project == project.Value && row.Kind == kind.Name && row.Number == number).ExecuteDeleteAsync(cancellationToken);

    public async Task DeleteAsync(ProjectId project, ServiceKind? kind, CancellationToken cancellationToken)
    {
        await db.Set<SnapshotRecord>().Where(row => row.Project == project.Value && (kind == null || row.Kind == kind.Name)).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ServiceRecord>().Where(row => row.Project == project.Value && (kind == null || row.Kind == kind.Name)).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<ServiceRecord?> AddAsync(ProjectId project, ServiceKind kind, string password, int left, CancellationToken cancellationToken)
    {
        var place = (await db.Set<ServiceRecord>().MaxAsync(row => (int?)row.Place, cancellationToken) ?? 0) + 1;
        var last = await db.Set<SandboxRecord>().MaxAsync(row => (int?)row.Slot, cancellationToken) ?? 0;
        if (SandboxIdentity.Service(place).Slot <= last) throw new SandboxFailedException("sandbox.no-user-ids", "All ranges of user ids are in use.");

        var record = new ServiceRecord { Project = project.Value, Kind = kind.Name, Place = place, Password = seal.Seal(project, password) };
        db.Add(record);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return record;
        }
        catch (DbUpdateException) when (left > 0)
        {
            // Another start took the place, or made this very record; the next look sees it.
            return null;
        }
        finally
        {
            db.Entry(record).State = EntityState.Detached;
        }
    }
}
