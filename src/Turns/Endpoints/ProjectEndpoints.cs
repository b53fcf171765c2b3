using Forja.Previews;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Events;
using Forja.Turns.Routing;
using Forja.Turns.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>Projects as a whole: make, list, read, rename, remove.</summary>
internal static class ProjectEndpoints
{
    internal const int MostNameCharacters = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var projects = routes.MapGroup("/projects").WithTags("Projects");
        projects.MapPost("", (CreateProjectRequest request, CreateProject create, HttpRequest http, CancellationToken cancellationToken) => create.RunAsync(request, http, cancellationToken))
            .WithName("CreateProject").ProducesProblem(400).ProducesProblem(413).ProducesProblem(422);
        projects.MapPost("/import", (string? name, string? language, ImportProject import, HttpContext context, CancellationToken cancellationToken) => import.RunAsync(name, language, context, cancellationToken))
            .WithName("ImportProject").Accepts<byte[]>("application/zip", "application/json").ProducesProblem(400).ProducesProblem(413);
        projects.MapPost("/{id}/fork", (string id, ForkProjectRequest request, ForkProject fork, CancellationToken cancellationToken) => fork.RunAsync(id, request, cancellationToken))
            .WithName("ForkProject").ProducesProblem(404).ProducesProblem(503);
        projects.MapGet("", ListAsync).WithName("ListProjects");
        projects.MapGet("/{id}", GetAsync).WithName("GetProject").ProducesProblem(404);
        projects.MapPatch("/{id}", UpdateAsync).WithName("UpdateProject").ProducesProblem(400).ProducesProblem(404);
        projects.MapDelete("/{id}", DeleteAsync).WithName("DeleteProject").ProducesProblem(404);
        projects.MapGet("/{id}/preview-link", PreviewLinkAsync).WithName("GetPreviewLink").ProducesProblem(404);
    }

    private static async Task<Ok<ProjectListDto>> ListAsync(ProjectReader reader, string? q, string? cursor, int? limit, CancellationToken cancellationToken) =>
        TypedResults.Ok(await reader.ListAsync(q, cursor, limit ?? 50, cancellationToken));

    private static async Task<Results<Ok<ProjectDto>, ProblemHttpResult>> GetAsync(string id, ProjectReader reader, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) && await reader.ReadAsync(project, cancellationToken) is { } found ? TypedResults.Ok(found) : Problems.NoProject;

    private static async Task<Results<Ok<ProjectDto>, ProblemHttpResult>> UpdateAsync(
        string id, UpdateProjectRequest request, ProjectReader reader, EventLog events, ProjectRuntimes runtimes, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || await reader.ReadAsync(project, cancellationToken) is not { } found) return Problems.NoProject;
        if (request.Runtime is { } runtime)
        {
            if (!Runtimes.All.Contains(runtime)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "runtime.unavailable", runtime);
            await MoveAsync(project, found, runtime, events, runtimes, grains, time, cancellationToken);
            if (request.Name is null) return TypedResults.Ok((await reader.ReadAsync(project, cancellationToken))!);
        }

        if (request.Name?.Trim() is not { Length: > 0 and <= MostNameCharacters } name) return Problems.Of(StatusCodes.Status400BadRequest, "project.name-invalid");

        await events.AppendAsync(
            project, [new ProjectEvent.ProjectChanged(name, found.Stack)], db => new ProjectStore(db).RenameAsync(project, name, time.GetUtcNow(), cancellationToken), cancellationToken);
        return TypedResults.Ok((await reader.ReadAsync(project, cancellationToken))!);
    }

    // A sandbox that runs goes on where the project lives now; its files are on neither side alone.
    private static async Task MoveAsync(ProjectId project, ProjectDto found, string runtime, EventLog events, ProjectRuntimes runtimes, IGrainFactory grains, TimeProvider time, CancellationToken cancellationToken)
    {
        if (found.Runtime == runtime) return;
        var decision = await runtimes.DecideAsync(project, runtime, cancellationToken);
        await events.AppendAsync(
            project,
            [new ProjectEvent.ProjectChanged(found.Name, found.Stack), new ProjectEvent.RuntimeChanged(decision.Chosen, decision.Effective, decision.Reasons, decision.Hybrid)],
            db => new ProjectStore(db).SetRuntimeAsync(project, runtime, time.GetUtcNow(), cancellationToken),
            cancellationToken);
        runtimes.Forget(project);
        // Between a browser and this machine's sandbox nothing of it moves: the sandbox does the same work for both.
        if (found.Sandbox.State is not "stopped" && (found.Runtime == Runtimes.Docker) != (runtime == Runtimes.Docker)) await grains.GetGrain<ISandboxGrain>(project.Value).RestartAsync().WaitAsync(cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string id, ProjectStore projects, IGrainFactory grains, TurnRuns runs, EventLog events, SandboxEvents logs, PreviewTraffic previews, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;

        // From the outside in: nobody looks at it, nobody writes to it, nothing runs over it, then it goes.
        previews.Cut(project);
        runs.Find(project)?.Stop();
        await runs.WaitAsync(project);
        await grains.GetGrain<ISandboxGrain>(project.Value).DeleteAsync();
        await grains.GetGrain<IProjectGrain>(project.Value).DeleteProjectAsync();
        events.Publish(project, new ProjectEvent.ProjectDeleted());
        events.Close(project);
        logs.Forget(project);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<PreviewLinkDto>, ProblemHttpResult>> PreviewLinkAsync(string id, int? port, string? path, ProjectStore projects, PreviewLinks links, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) && await projects.ExistsAsync(project, cancellationToken)
            ? TypedResults.Ok(new PreviewLinkDto(links.OpenUrl(project, port, path).ToString()))
            : Problems.NoProject;
}
