using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles;

/// <summary>
/// Reads projects, versions and contents, and changes a project's settings. What a version consists of is written by the project's grain alone.
/// </summary>
public sealed partial class ProjectStore(DbContext db)
{
    private const int MaxPage = 100;

    /// <summary>The project, not tracked; null when there is none.</summary>
    public Task<Project?> FindAsync(ProjectId project, CancellationToken cancellationToken) =>
        db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(row => row.Id == project, cancellationToken);

    public Task<bool> ExistsAsync(ProjectId project, CancellationToken cancellationToken) =>
        db.Set<Project>().AnyAsync(row => row.Id == project, cancellationToken);

    /// <summary>An owner's projects (null: everybody's), newest first. <paramref name="search"/> looks into name and prompt.</summary>
    public async Task<ProjectPage> ListAsync(string? owner, string? search, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var rows = db.Set<Project>().AsNoTracking();
        if (owner is not null) rows = rows.Where(row => row.Owner == owner);
        if (!string.IsNullOrWhiteSpace(search))
        {
            var folded = SearchText.Of(search.Trim());
            rows = rows.Where(row => row.SearchText.Contains(folded));
        }

        if (ProjectCursor.Parse(cursor) is { } after)
        {
            var seen = after.Seen.ToList();
            rows = rows.Where(row => row.UpdatedAt < after.At || (row.UpdatedAt == after.At && !seen.Contains(row.Id)));
        }

        limit = Math.Clamp(limit, 1, MaxPage);
        var items = await rows.OrderByDescending(row => row.UpdatedAt).ThenBy(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        if (items.Count <= limit) return new ProjectPage(items, null);

        items.RemoveAt(limit);
        var last = items[^1].UpdatedAt;
        var earlier = ProjectCursor.Parse(cursor) is { } previous && previous.At == last ? previous.Seen : [];
        return new ProjectPage(items, new ProjectCursor(last, [.. earlier, .. items.Where(item => item.UpdatedAt == last).Select(item => item.Id)]).ToString());
    }

    /// <summary>Gives the project another name. False when there is none.</summary>
    public async Task<bool> RenameAsync(ProjectId project, string name, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var row = await db.Set<Project>().SingleOrDefaultAsync(candidate => candidate.Id == project, cancellationToken);
        if (row is null) return false;

        row.Name = name;
        row.SearchText = SearchText.Of(name, row.Prompt);
        row.UpdatedAt = at;
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>Sets what the project is built with, as a model or a starter named it.</summary>
    public Task SetStackAsync(ProjectId project, IReadOnlyList<string> stack, CancellationToken cancellationToken)
    {
        var list = stack.ToList();
        return db.Set<Project>().Where(row => row.Id == project).ExecuteUpdateAsync(set => set.SetProperty(row => row.Stack, list), cancellationToken);
    }

    /// <summary>Sets the model that the next turns use.</summary>
    public Task SetModelAsync(ProjectId project, string? model, CancellationToken cancellationToken) =>
        db.Set<Project>().Where(row => row.Id == project).ExecuteUpdateAsync(set => set.SetProperty(row => row.Model, model), cancellationToken);

    /// <summary>Sets the way that the project's app is run.</summary>
    public Task SetRuntimeAsync(ProjectId project, string runtime, DateTimeOffset at, CancellationToken cancellationToken) =>
        db.Set<Project>().Where(row => row.Id == project).ExecuteUpdateAsync(set => set.SetProperty(row => row.Runtime, runtime).SetProperty(row => row.UpdatedAt, at), cancellationToken);

    /// <summary>Projects whose newest version may not have reached their working tree: a server died at that moment.</summary>
    public Task<List<ProjectId>> UnappliedAsync(CancellationToken cancellationToken) =>
        db.Set<ProjectVersion>().Where(row => !row.Applied).Select(row => row.ProjectId).Distinct().ToListAsync(cancellationToken);

    /// <summary>What models must not change; empty also where there is no such project.</summary>
    public async Task<IReadOnlyList<string>> LocksAsync(ProjectId id, CancellationToken cancellationToken) =>
        await db.Set<Project>().AsNoTracking().Where(row => row.Id == id).Select(row => row.Locks).FirstOrDefaultAsync(cancellationToken) ?? [];

    /// <summary>Sets the list anew.</summary>
    public async Task SetLocksAsync(ProjectId id, IReadOnlyList<string> locks, CancellationToken cancellationToken)
    {
        if (await db.Set<Project>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } project) return;
        project.Locks = [.. locks];
        await db.SaveChangesAsync(cancellationToken);
    }
}
