using Forja.ProjectFiles.Git;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forja.ProjectFiles.Http;

/// <summary>All files of a project in one download.</summary>
internal static class ArchiveEndpoints
{
    public static void Map(RouteGroupBuilder group) =>
        group.MapGet("/{id}/archive", Download).Produces(StatusCodes.Status200OK, contentType: "application/zip");

    private static async Task<IResult> Download(
        string id, string? format, int? version, ProjectStore store, ProjectFolders folders, CancellationToken cancellationToken)
    {
        if (await FileEndpoints.FindAsync(id, store, cancellationToken) is not { } project) return FileProblems.NoProject();
        if (format == "bundle") return TypedResults.Stream(output => GitBundle.WriteAsync(store, project.Id, output, cancellationToken), "application/x-git-bundle", $"{ArchiveFormat.NameFor(project.Name)}.bundle");
        if (ArchiveFormat.Find(format ?? "zip") is not { } kind) return FileProblems.For(FileCodes.FormatUnknown, "The format is zip, tar.gz or bundle.");

        var number = version ?? project.Head;
        if (await store.ManifestAsync(project.Id, number, cancellationToken) is not { } manifest) return FileProblems.NoVersion();

        // Without a version it is the tree as it is now, with what programs changed since the last version.
        var tree = folders.TreeOf(project.Id);
        var files = version is null ? (await tree.SnapshotAsync(manifest.Files.Keys, cancellationToken)).Files : manifest;
        var at = (await store.VersionAsync(project.Id, number, cancellationToken))?.At ?? project.CreatedAt;
        Func<FilePath, Task<ReadOnlyMemory<byte>?>> read = version is null
            ? async path => (await TryReadAsync(tree, path, cancellationToken))?.Bytes
            : async path => await store.BlobAsync(project.Id, manifest.Files[path].Hash, cancellationToken)
                ?? throw new InvalidDataException($"Version {number} of project {project.Id} lacks a content.");
        return TypedResults.Stream(
            output => kind.WriteAsync(output, files.Files.Keys, at, read, cancellationToken),
            kind.ContentType,
            $"{ArchiveFormat.NameFor(project.Name)}.{kind.Extension}");
    }

    // Between the listing and its turn a file may have gone or become a link; it is then left out, never followed.
    private static async Task<FileContent?> TryReadAsync(WorkingTree tree, FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            return await tree.ReadAsync(path, cancellationToken);
        }
        catch (FileRefusedException)
        {
            return null;
        }
    }
}
