using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes.Containers;
using Forja.Sandboxes.Recipes;
using Forja.Sandboxes.Services;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Sandboxes.Endpoints;

/// <summary>The way out of Forja: a project gets the files with which Docker builds and runs it anywhere.</summary>
internal static class ContainerEndpoints
{
    public static void Map(RouteGroupBuilder projects) => projects.MapPost("/{id}/container-files", AddAsync).WithName("AddContainerFiles").WithTags("Sandbox")
        .AddEndpointFilter(SandboxEndpoints.RequireProjectAsync).ProducesProblem(404).ProducesProblem(409);

    /// <summary>Adds what is missing of Dockerfile, .dockerignore, compose.yaml and nginx.conf as one version. What is there already is somebody's own and stays.</summary>
    private static async Task<Results<Ok<ContainerFilesAnswer>, ProblemHttpResult>> AddAsync(string id, ProjectFolders folders, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var app = await SandboxPlan.FactsAsync(folders.TreeOf(ProjectId.Parse(id)), cancellationToken);
        if (RecipeDetector.Detect(app) is not RecipeOutcome.Found found) return SandboxEndpoints.Problem(409, "sandbox.no-recipe", "How this app starts is not known, so there is nothing to say to Docker.");

        var files = ContainerFiles.For(app, found.Recipe, ServiceWishes.Read(app.Text(RecipeFiles.Settings)));
        var missing = files.Where(file => !app.Has(file.Key)).ToList();
        if (missing.Count > 0)
        {
            var project = grains.GetGrain<IProjectGrain>(id);
            await project.ApplyAsync(new EditBatch(VersionAuthors.Person, null, null, [.. missing.Select(file => new FileEdit.Write(FilePath.Parse(file.Key), Encoding.UTF8.GetBytes(file.Value)))]));
            await project.CommitAsync(new CommitRequest(VersionAuthors.Person, string.Join(", ", missing.Select(file => file.Key))));
        }

        return TypedResults.Ok(new ContainerFilesAnswer([.. missing.Select(file => file.Key)], [.. files.Keys.Where(app.Has)], files.ContainsKey(ContainerFiles.Compose)));
    }
}
