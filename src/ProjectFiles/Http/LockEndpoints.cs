using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.ProjectFiles.Http;

/// <summary>What models must not change in a project: the list, read and set whole.</summary>
internal static class LockEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{id}/locks", ReadAsync).WithName("GetLocks").ProducesProblem(404);
        group.MapPut("/{id}/locks", SetAsync).WithName("SetLocks").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Results<Ok<LocksDto>, ProblemHttpResult>> ReadAsync(string id, ProjectStore store, CancellationToken cancellationToken) =>
        await FileEndpoints.FindAsync(id, store, cancellationToken) is { } project ? TypedResults.Ok(new LocksDto(project.Locks)) : FileProblems.NoProject();

    private static async Task<Results<Ok<LocksDto>, ProblemHttpResult>> SetAsync(string id, LocksDto locks, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        if (!FileLocks.AreValid(locks.Paths)) return FileProblems.For(FileCodes.PathInvalid, "A lock is a path inside the project; a folder ends in a slash.");

        var paths = locks.Paths.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        await store.SetLocksAsync(project.Id, paths, cancellationToken);
        return TypedResults.Ok(new LocksDto(paths));
    }
}
