using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.ProjectFiles.Http;

/// <summary>What a person does with a project's history: names a version, asks who wrote a line, takes one version's changes back.</summary>
internal static class HistoryEndpoints
{
    /// <summary>Older versions of a file than this many are taken together: their lines are the oldest one's that was looked at.</summary>
    private const int VersionsLookedAt = 200;

    public static void Map(RouteGroupBuilder group)
    {
        group.MapPut("/{id}/versions/{number:int}/mark", MarkAsync).WithName("MarkVersion").ProducesProblem(400).ProducesProblem(404);
        group.MapPost("/{id}/versions/{number:int}/undo", UndoAsync).WithName("UndoVersion").ProducesProblem(404).ProducesProblem(409);
        group.MapGet("/{id}/blame/{**path}", BlameAsync).WithName("BlameFile").ProducesProblem(404);
    }

    private static async Task<Results<Ok<VersionInfo>, ProblemHttpResult>> MarkAsync(string id, int number, VersionMark mark, ProjectStore store, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        var name = mark.Name?.Trim() is { Length: > 0 } text ? text : null;
        if (name?.Length > VersionMark.NameLength || name?.Any(char.IsControl) == true)
            return FileProblems.For(FileCodes.VersionNameInvalid, $"A version's name has at most {VersionMark.NameLength} characters.");

        if (!await store.MarkAsync(project.Id, number, mark with { Name = name }, cancellationToken)) return FileProblems.NoVersion();
        return TypedResults.Ok((await store.VersionAsync(project.Id, number, cancellationToken))!);
    }

    private static async Task<Results<Ok<VersionInfo>, NoContent, ProblemHttpResult>> UndoAsync(
        string id, int number, string? path, ProjectStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        FilePath? only = null;
        if (path is not null && !FilePath.TryParse(path, out only)) return FileProblems.BadPath();

        return await grains.GetGrain<IProjectGrain>(project.Id.Value).UndoAsync(number, only) switch
        {
            UndoOutcome.Undone undone => TypedResults.Ok(undone.Version),
            UndoOutcome.Nothing => TypedResults.NoContent(),
            UndoOutcome.Conflicted conflicted => FileProblems.For(FileCodes.VersionUndoConflict, $"Changed again since: {string.Join(", ", conflicted.Files)}"),
            _ => FileProblems.NoVersion(),
        };
    }

    private static async Task<Results<Ok<BlameDto>, ProblemHttpResult>> BlameAsync(
        string id, string path, HttpContext context, ProjectStore store, CancellationToken cancellationToken)
    {
        if (!RequestedPath.TryRead(context, path, out var file)) return FileProblems.BadPath();
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        var history = await store.HistoryOfAsync(project.Id, file, VersionsLookedAt, cancellationToken);
        var texts = new List<(int Version, string Text)>(history.Count);
        foreach (var (version, hash) in history)
        {
            // A file that was not text once begins anew where it became text.
            if (await store.BlobAsync(project.Id, hash, cancellationToken) is { } bytes && TextContent.TryDecode(bytes, out var text)) texts.Add((version.Number, text));
        }

        if (history.Count == 0 || texts.Count == 0) return FileProblems.NoFile();
        var lines = Blame.Of(texts);
        var named = lines.Select(stretch => stretch.Version).ToHashSet();
        return TypedResults.Ok(new BlameDto(history[^1].Hash, lines, [.. history.Select(entry => entry.Version).Where(version => named.Contains(version.Number)).Select(version => version with { Files = [] })]));
    }
}
