using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles;

/// <content>What only the project's grain does, inside its transaction.</content>
public sealed partial class ProjectStore
{
    /// <summary>Which of these contents the project already has.</summary>
    internal async Task<HashSet<ContentHash>> KnownBlobsAsync(ProjectId project, IEnumerable<ContentHash> hashes, CancellationToken cancellationToken)
    {
        var known = new HashSet<ContentHash>();
        // Databases limit the parameters of one statement.
        foreach (var part in hashes.Distinct().Chunk(500))
        {
            var wanted = part.ToList();
            known.UnionWith(await db.Set<ProjectBlob>()
                .Where(use => use.ProjectId == project && wanted.Contains(use.Hash))
                .Select(use => use.Hash)
                .ToListAsync(cancellationToken));
        }

        return known;
    }

    /// <summary>Stores a content, once however many projects bring it at the same moment.</summary>
    internal async Task AddBlobAsync(ProjectId project, ContentHash hash, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!await db.Set<Blob>().AnyAsync(blob => blob.Hash == hash, cancellationToken))
        {
            var (packing, packed) = BlobPacking.Pack(content.Span);
            long size = content.Length;
            await db.Database.ExecuteSqlAsync(
                $"""INSERT INTO "Blobs" ("Hash", "Size", "Packing", "Content") VALUES ({hash.Value}, {size}, {packing}, {packed}) ON CONFLICT ("Hash") DO NOTHING""",
                cancellationToken);
        }

        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "ProjectBlobs" ("ProjectId", "Hash") VALUES ({project.Value}, {hash.Value}) ON CONFLICT ("ProjectId", "Hash") DO NOTHING""",
            cancellationToken);
    }

    /// <summary>Adds a version's row and raises the head to it, if the head still is its parent. False when somebody else raised it.</summary>
    internal async Task<bool> TryAddVersionAsync(ProjectId project, VersionInfo version, Snapshot? manifest, bool applied, CancellationToken cancellationToken)
    {
        var parent = version.Number - 1;
        var raised = await db.Set<Project>()
            .Where(row => row.Id == project && row.Head == parent)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Head, version.Number).SetProperty(row => row.UpdatedAt, version.At), cancellationToken);
        if (raised != 1) return false;

        db.Add(new ProjectVersion
        {
            ProjectId = project,
            Number = version.Number,
            Parent = version.Parent,
            Author = version.Author,
            Model = version.Model,
            Message = version.Message,
            TurnId = version.TurnId,
            At = version.At,
            Changes = JsonSerializer.Serialize([.. version.Files], VersionJson.Default.FileChangeArray),
            Manifest = manifest is null ? null : Manifest.Pack(manifest),
            Applied = applied,
        });
        return true;
    }

    internal Task MarkAppliedAsync(ProjectId project, int upTo, CancellationToken cancellationToken) =>
        db.Set<ProjectVersion>()
            .Where(row => row.ProjectId == project && row.Number <= upTo && !row.Applied)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Applied, true), cancellationToken);

    internal Task<bool> IsAppliedAsync(ProjectId project, int number, CancellationToken cancellationToken) =>
        db.Set<ProjectVersion>().AnyAsync(row => row.ProjectId == project && row.Number == number && row.Applied, cancellationToken);

    /// <summary>Removes the project's rows, and the contents that no other project has.</summary>
    internal async Task DeleteAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var own = await db.Set<ProjectBlob>()
            .Where(use => use.ProjectId == project && !db.Set<ProjectBlob>().Any(other => other.Hash == use.Hash && other.ProjectId != project))
            .Select(use => use.Hash)
            .ToListAsync(cancellationToken);
        await db.Set<ProjectBlob>().Where(use => use.ProjectId == project).ExecuteDeleteAsync(cancellationToken);
        await db.Set<ProjectVersion>().Where(row => row.ProjectId == project).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Project>().Where(row => row.Id == project).ExecuteDeleteAsync(cancellationToken);
        foreach (var part in own.Chunk(500))
        {
            var hashes = part.ToList();
            // Asked again: another project may have brought the same content since.
            await db.Set<Blob>()
                .Where(blob => hashes.Contains(blob.Hash) && !db.Set<ProjectBlob>().Any(use => use.Hash == blob.Hash))
                .ExecuteDeleteAsync(cancellationToken);
        }
    }
}
