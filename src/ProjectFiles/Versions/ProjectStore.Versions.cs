using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles;

/// <content>Versions and contents.</content>
public sealed partial class ProjectStore
{
    /// <summary>Versions before <paramref name="before"/> (null: from the newest), newest first.</summary>
    public async Task<VersionPage> VersionsAsync(ProjectId project, int? before, int limit, CancellationToken cancellationToken)
    {
        limit = Math.Clamp(limit, 1, MaxPage);
        var rows = await db.Set<ProjectVersion>().AsNoTracking()
            .Where(row => row.ProjectId == project && (before == null || row.Number < before))
            .OrderByDescending(row => row.Number)
            .Take(limit + 1)
            .ToListAsync(cancellationToken);
        return new VersionPage([.. rows.Take(limit).Select(Describe)], rows.Count > limit ? rows[limit - 1].Number : null);
    }

    /// <summary>One version; null when there is none of that number.</summary>
    public async Task<VersionInfo?> VersionAsync(ProjectId project, int number, CancellationToken cancellationToken)
    {
        var row = await db.Set<ProjectVersion>().AsNoTracking()
            .SingleOrDefaultAsync(candidate => candidate.ProjectId == project && candidate.Number == number, cancellationToken);
        return row is null ? null : Describe(row);
    }

    /// <summary>All files of a version; null when there is none of that number. Version 0 is the empty beginning.</summary>
    public async Task<Snapshot?> ManifestAsync(ProjectId project, int number, CancellationToken cancellationToken)
    {
        if (number == 0) return Snapshot.Empty;

        var start = await db.Set<ProjectVersion>()
            .Where(row => row.ProjectId == project && row.Number <= number && row.Manifest != null)
            .MaxAsync(row => (int?)row.Number, cancellationToken);
        var rows = await db.Set<ProjectVersion>().AsNoTracking()
            .Where(row => row.ProjectId == project && row.Number >= (start ?? 1) && row.Number <= number)
            .OrderBy(row => row.Number)
            .Select(row => new { row.Number, row.Changes, Manifest = row.Number == start ? row.Manifest : null })
            .ToListAsync(cancellationToken);
        if (rows.Count == 0 || rows[^1].Number != number) return null;

        var snapshot = Snapshot.Empty;
        foreach (var row in rows)
        {
            snapshot = row.Manifest is { } manifest ? Manifest.Unpack(manifest) : SnapshotChanges.Apply(snapshot, ReadChanges(row.Changes));
        }

        return snapshot;
    }

    /// <summary>A content that some version of this very project has; null otherwise.</summary>
    public async Task<byte[]?> BlobAsync(ProjectId project, ContentHash hash, CancellationToken cancellationToken)
    {
        var blob = await db.Set<ProjectBlob>().AsNoTracking()
            .Where(use => use.ProjectId == project && use.Hash == hash)
            .Join(db.Set<Blob>(), use => use.Hash, blob => blob.Hash, (use, blob) => blob)
            .SingleOrDefaultAsync(cancellationToken);
        return blob is null ? null : BlobPacking.Unpack(blob.Packing, blob.Content, blob.Size);
    }

    /// <summary>A version's row as others see it.</summary>
    public static VersionInfo Describe(ProjectVersion row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Number, row.Parent, row.Author, row.Model, row.Message, row.TurnId, row.At, [.. ReadChanges(row.Changes)], row.Name, row.Bookmarked);
    }

    internal static FileChange[] ReadChanges(string json) => JsonSerializer.Deserialize(json, VersionJson.Default.FileChangeArray) ?? [];
}
