using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles;

/// <content>A file's way through the versions, and what people say of them.</content>
public sealed partial class ProjectStore
{
    /// <summary>False when there is no such version.</summary>
    public async Task<bool> MarkAsync(ProjectId project, int number, VersionMark mark, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return await db.Set<ProjectVersion>().Where(row => row.ProjectId == project && row.Number == number)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, mark.Name).SetProperty(row => row.Bookmarked, mark.Bookmarked), cancellationToken) == 1;
    }

    /// <summary>The versions that one came from.</summary>
    public async Task<VersionPast> PastAsync(ProjectId project, int number, CancellationToken cancellationToken)
    {
        var restored = await db.Set<ProjectVersion>().AsNoTracking().Where(row => row.ProjectId == project && row.Number <= number && row.Author == VersionAuthors.Restore)
            .Select(row => new { row.Number, row.Message }).ToListAsync(cancellationToken);
        return VersionPast.Of(number, restored.Select(row => (row.Number, row.Message)));
    }

    /// <summary>
    /// The versions that wrote a file which is there now, oldest first, each with what it made of it; followed through renames, and from its last making on.
    /// </summary>
    public async Task<IReadOnlyList<(VersionInfo Version, ContentHash Hash)>> HistoryOfAsync(ProjectId project, FilePath path, int limit, CancellationToken cancellationToken)
    {
        var found = new List<(VersionInfo Version, ContentHash Hash)>();
        var before = int.MaxValue;
        var name = path;
        while (found.Count < limit)
        {
            // The text of the changes narrows the rows down; whether the file is really meant is looked at below.
            var text = System.Text.Json.JsonEncodedText.Encode(name.Value).ToString();
            var rows = await db.Set<ProjectVersion>().AsNoTracking()
                .Where(row => row.ProjectId == project && row.Number < before && row.Changes.Contains(text))
                .OrderByDescending(row => row.Number)
                .Take(limit)
                .ToListAsync(cancellationToken);
            var renamed = false;
            foreach (var version in rows.Select(Describe))
            {
                before = version.Number;
                if (version.Files.FirstOrDefault(change => change.Path == name) is not { } change)
                {
                    // Here it went elsewhere under another name.
                    if (version.Files.Any(other => other.From == name)) return Ordered(found);
                    continue;
                }

                if (change.Hash is not { } hash) return Ordered(found);

                found.Add((version, hash));
                if (change.Change == FileChangeKind.Created || found.Count == limit) return Ordered(found);
                if (change.From is not { } from) continue;

                (name, renamed) = (from, true);
                break;
            }

            if (!renamed && rows.Count < limit) break;
        }

        return Ordered(found);
    }

    private static List<(VersionInfo Version, ContentHash Hash)> Ordered(List<(VersionInfo Version, ContentHash Hash)> found)
    {
        found.Reverse();
        return found;
    }
}
