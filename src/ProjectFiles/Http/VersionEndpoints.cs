using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.ProjectFiles.Http;

/// <summary>A project's versions: the list, one, what differs, going back.</summary>
internal static class VersionEndpoints
{
    private const int PageSize = 50;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{id}/versions", List);
        group.MapGet("/{id}/versions/{number:int}", One);
        group.MapGet("/{id}/versions/{number:int}/diff", Diff);
        group.MapPost("/{id}/versions/{number:int}/restore", Restore);
    }

    private static async Task<Results<Ok<VersionsDto>, ProblemHttpResult>> List(string id, string? cursor, int? limit, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        int? before = null;
        if (!string.IsNullOrEmpty(cursor))
        {
            if (!int.TryParse(cursor, CultureInfo.InvariantCulture, out var number)) return FileProblems.For(FileCodes.PageInvalid, "Not a cursor of this list.");
            before = number;
        }

        var page = await store.VersionsAsync(project.Id, before, limit ?? PageSize, cancellationToken);
        return TypedResults.Ok(new VersionsDto(page.Items, page.Next?.ToString(CultureInfo.InvariantCulture)));
    }

    private static async Task<Results<Ok<VersionDto>, ProblemHttpResult>> One(string id, int number, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        if (await store.VersionAsync(project.Id, number, cancellationToken) is not { } version) return FileProblems.NoVersion();

        var files = await store.ManifestAsync(project.Id, number, cancellationToken) ?? Snapshot.Empty;
        return TypedResults.Ok(new VersionDto(version, [.. files.Files.Select(file => new TreeItemDto(file.Key, file.Value.Size, file.Value.Hash, TreeEntryKind.File))]));
    }

    private static async Task<Results<Ok<DiffDto>, ProblemHttpResult>> Diff(string id, int number, int? from, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        var older = from ?? number - 1;
        if (older < 0
            || await store.ManifestAsync(project.Id, number, cancellationToken) is not { } after
            || await store.ManifestAsync(project.Id, older, cancellationToken) is not { } before) return FileProblems.NoVersion();

        var diff = new SnapshotDiff(project.Id, store);
        return TypedResults.Ok(new DiffDto(older, number, await diff.BetweenAsync(before, after, cancellationToken)));
    }

    private static async Task<Results<Ok<VersionInfo>, ProblemHttpResult>> Restore(
        string id, int number, ProjectStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        var version = await grains.GetGrain<IProjectGrain>(project.Id.Value).RestoreAsync(number);
        return version is null ? FileProblems.NoVersion() : TypedResults.Ok(version);
    }
}
