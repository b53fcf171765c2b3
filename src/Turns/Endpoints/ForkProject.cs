using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Sandboxes.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forja.Turns.Endpoints;

/// <summary>Makes a project of its own out of a version of another. Nothing that happens to the one reaches the other.</summary>
internal sealed class ForkProject(ProjectStore projects, ServiceCopies services, IGrainFactory grains, ProjectReader reader)
{
    public async Task<Results<Created<ProjectDto>, ProblemHttpResult>> RunAsync(string id, ForkProjectRequest request, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var source) || await projects.FindAsync(source, cancellationToken) is not { } project) return Problems.NoProject;

        var number = request.Version ?? project.Head;
        if (number < 1 || await projects.ManifestAsync(source, number, cancellationToken) is not { } manifest)
            return Problems.Of(StatusCodes.Status404NotFound, FileCodes.VersionNotFound);

        var files = new List<NewFile>(manifest.Files.Count);
        foreach (var (path, entry) in manifest.Files)
        {
            var content = await projects.BlobAsync(source, entry.Hash, cancellationToken) ?? throw new InvalidDataException($"Version {number} of project {source} lacks a content.");
            files.Add(new NewFile(path, content));
        }

        var fork = ProjectId.New();
        await grains.GetGrain<IProjectGrain>(fork.Value).CreateAsync(new NewProject(
            ProjectNameOf(request.Name) ?? project.Name, project.Owner, project.Prompt, [.. project.Stack], project.Starter, project.Runtime, project.Model, project.Language,
            [.. files], VersionAuthors.Person, $"{project.Name}, {number}"));
        try
        {
            await services.CopyAsync(source, fork, CancellationToken.None);
        }
        catch (SandboxFailedException exception)
        {
            // A fork without its data would be half of what was asked for.
            await grains.GetGrain<IProjectGrain>(fork.Value).DeleteProjectAsync();
            return Problems.Of(StatusCodes.Status503ServiceUnavailable, exception.Code);
        }

        return TypedResults.Created($"/api/projects/{fork}", await reader.ReadAsync(fork, cancellationToken));
    }

    internal static string? ProjectNameOf(string? given) => given?.Trim() is { Length: > 0 and <= ProjectEndpoints.MostNameCharacters } name ? name : null;
}
