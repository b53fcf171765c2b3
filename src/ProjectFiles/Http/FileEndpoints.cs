using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles.Http;

/// <summary>Files of a project: the tree, and one file read, saved, deleted, moved.</summary>
internal static class FileEndpoints
{
    public static void Map(RouteGroupBuilder group)
    {
        group.MapGet("/{id}/files", Tree);
        group.MapGet("/{id}/files/{**path}", Read).Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        group.MapPut("/{id}/files/{**path}", Save).Accepts<byte[]>("application/octet-stream", "*/*");
        group.MapDelete("/{id}/files/{**path}", Delete);
        group.MapPost("/{id}/files-rename", Rename);
    }

    private static async Task<Results<Ok<TreeDto>, ProblemHttpResult>> Tree(string id, ProjectStore store, ProjectFolders folders, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        var head = await store.ManifestAsync(project.Id, project.Head, cancellationToken) ?? Snapshot.Empty;
        var taken = await folders.TreeOf(project.Id).SnapshotAsync(head.Files.Keys, cancellationToken);
        var items = taken.Files.Files.Select(file => new TreeItemDto(file.Key, file.Value.Size, file.Value.Hash, TreeEntryKind.File))
            .Concat(taken.Unreadable.Select(entry => new TreeItemDto(entry.Path, entry.Size, null, entry.Kind)))
            .OrderBy(item => item.Path);
        return TypedResults.Ok(new TreeDto([.. items], project.Head, taken.Truncated));
    }

    private static async Task<IResult> Read(
        string id, string path, int? version, HttpContext context, ProjectStore store, ProjectFolders folders, CancellationToken cancellationToken)
    {
        if (!RequestedPath.TryRead(context, path, out var file)) return FileProblems.BadPath();
        if (await FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        try
        {
            var content = version is { } number
                ? await ReadVersionAsync(project.Id, number, file, store, cancellationToken)
                : await folders.TreeOf(project.Id).ReadAsync(file, cancellationToken);
            return content is null ? FileProblems.NoFile() : Send(context, content);
        }
        catch (FileRefusedException refusal)
        {
            return FileProblems.For(refusal.Code, refusal.Message);
        }
    }

    private static async Task<FileContent?> ReadVersionAsync(ProjectId project, int number, FilePath file, ProjectStore store, CancellationToken cancellationToken)
    {
        var manifest = await store.ManifestAsync(project, number, cancellationToken);
        if (manifest?.Files.GetValueOrDefault(file) is not { } entry) return null;
        return await store.BlobAsync(project, entry.Hash, cancellationToken) is { } content ? new FileContent(content, entry.Hash) : null;
    }

    // An app's own page must never run on this origin: it is sent as bytes or plain text, unsniffed, with no right to do anything.
    private static FileContentHttpResult Send(HttpContext context, FileContent content)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.Headers.CacheControl = "private, no-cache";
        var type = TextContent.TryDecode(content.Bytes.Span, out _) ? "text/plain; charset=utf-8" : "application/octet-stream";
        return TypedResults.Bytes(content.Bytes, type, entityTag: Preconditions.TagOf(content.Hash));
    }

    private static async Task<Results<Ok<SavedDto>, Created<SavedDto>, ProblemHttpResult>> Save(
        string id, string path, bool? merge, HttpContext context, ProjectStore store, IGrainFactory grains, IOptions<ProjectFilesOptions> options, CancellationToken cancellationToken)
    {
        if (!RequestedPath.TryRead(context, path, out var file)) return FileProblems.BadPath();
        if (await FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        if (await RequestBody.ReadAsync(context, options.Value.MaxFileBytes, cancellationToken) is not { } content)
        {
            return FileProblems.For(FileCodes.FileTooLarge, $"A file holds at most {options.Value.MaxFileBytes} bytes.");
        }

        var request = new SaveRequest(file, content, Preconditions.Of(context.Request), Merge: merge == true);
        var outcome = await grains.GetGrain<IProjectGrain>(project.Id.Value).SaveAsync(request);
        if (outcome is not SaveOutcome.Saved saved) return Answer(context, file, outcome);

        var dto = Describe(context, file, saved);
        return saved.Version.Files is [{ Change: FileChangeKind.Created }] ? TypedResults.Created((string?)null, dto) : TypedResults.Ok(dto);
    }

    private static async Task<Results<Ok<SavedDto>, Created<SavedDto>, ProblemHttpResult>> Delete(
        string id, string path, HttpContext context, ProjectStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!RequestedPath.TryRead(context, path, out var file)) return FileProblems.BadPath();
        if (await FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        var outcome = await grains.GetGrain<IProjectGrain>(project.Id.Value).DeleteAsync(file, Preconditions.Of(context.Request), VersionAuthors.Person);
        return Answer(context, file, outcome);
    }

    private static async Task<Results<Ok<SavedDto>, Created<SavedDto>, ProblemHttpResult>> Rename(
        string id, RenameDto move, HttpContext context, ProjectStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();

        // A rename keeps the content, so nothing is lost when the client does not say which content it saw.
        var precondition = Preconditions.Of(context.Request) is FilePrecondition.Matches match ? match : (FilePrecondition)new FilePrecondition.Exists();
        var outcome = await grains.GetGrain<IProjectGrain>(project.Id.Value).RenameAsync(move.From, move.To, precondition, VersionAuthors.Person);
        return Answer(context, move.To, outcome);
    }

    private static Results<Ok<SavedDto>, Created<SavedDto>, ProblemHttpResult> Answer(HttpContext context, FilePath path, SaveOutcome outcome) => outcome switch
    {
        SaveOutcome.Saved saved => TypedResults.Ok(Describe(context, path, saved)),
        SaveOutcome.Unchanged same => TypedResults.Ok(Describe(context, path, same)),
        SaveOutcome.Stale stale => FileProblems.For(FileCodes.FileStale, "The file is no longer what was read.", stale.Current),
        SaveOutcome.PreconditionRequired required => FileProblems.For(FileCodes.PreconditionRequired, "Say which content you have read (If-Match).", required.Current),
        SaveOutcome.Missing => FileProblems.NoFile(),
        SaveOutcome.Refused refused => FileProblems.For(refused.Code, refused.Detail),
        _ => throw new InvalidOperationException($"An outcome of unknown kind: {outcome.GetType().Name}."),
    };

    private static SavedDto Describe(HttpContext context, FilePath path, SaveOutcome.Saved saved) => Tagged(context, new SavedDto(path, saved.Hash, saved.Version.Number, saved.Merged));

    private static SavedDto Describe(HttpContext context, FilePath path, SaveOutcome.Unchanged same) => Tagged(context, new SavedDto(path, same.Hash, same.Version, Merged: false));

    private static SavedDto Tagged(HttpContext context, SavedDto saved)
    {
        if (saved.Hash is { } hash) context.Response.GetTypedHeaders().ETag = Preconditions.TagOf(hash);
        return saved;
    }

    internal static async Task<Project?> FindAsync(string id, ProjectStore store, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) ? await store.FindAsync(project, cancellationToken) : null;
}
