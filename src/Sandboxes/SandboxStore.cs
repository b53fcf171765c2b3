using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;

namespace Forja.Sandboxes;

/// <summary>Keeps each sandbox's user ids and epoch. An epoch is raised by compare-and-swap in the database: two nodes that both believe to own a sandbox get different ones.</summary>
internal sealed class SandboxStore(DbContext db)
{
    private const int Tries = 8;

    /// <summary>The record for a start that begins now: made if there is none, its epoch one higher than ever before.</summary>
    public async Task<SandboxRecord> RaiseEpochAsync(ProjectId project, CancellationToken cancellationToken)
    {
        for (var left = Tries; ; left--)
        {
            var record = await db.Set<SandboxRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Project == project.Value, cancellationToken);
            record = record is null ? await AddAsync(project, left, cancellationToken) : await RaiseAsync(record, cancellationToken);
            if (record is not null) return record;
            if (left == 0) throw new SandboxFailedException("sandbox.busy", "Too many sandboxes are being started at once.");
        }
    }

    public Task DeleteAsync(ProjectId project, CancellationToken cancellationToken) =>
        db.Set<SandboxRecord>().Where(row => row.Project == project.Value).ExecuteDeleteAsync(cancellationToken);

    private async Task<SandboxRecord?> RaiseAsync(SandboxRecord record, CancellationToken cancellationToken)
    {
        var raised = await db.Set<SandboxRecord>().Where(row => row.Project == record.Project && row.Epoch == record.Epoch)
            .ExecuteUpdateAsync(row => row.SetProperty(field => field.Epoch, field => field.Epoch + 1), cancellationToken);
        record.Epoch++;
        return raised == 1 ? record : null;
    }

    private async Task<SandboxRecord?> AddAsync(ProjectId project, int left, CancellationToken cancellationToken)
    {
        var last = await db.Set<SandboxRecord>().MaxAsync(row => (int?)row.Slot, cancellationToken) ?? SandboxIdentity.Builder.Slot;
        if (last + 1 >= SandboxIdentity.Slots - Browsers.Places) throw new SandboxFailedException("sandbox.no-user-ids", "All ranges of user ids are in use.");

        var record = new SandboxRecord { Project = project.Value, Slot = last + 1, Epoch = 1 };
        db.Add(record);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return record;
        }
        catch (DbUpdateException) when (left > 0)
        {
            // Another start took the slot, or made this very record; the next look sees it.
            return null;
        }
        finally
        {
            db.Entry(record).State = EntityState.Detached;
        }
    }
}
