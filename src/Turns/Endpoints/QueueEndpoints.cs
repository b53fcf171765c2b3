using Forja.ProjectFiles;
using Forja.Turns.Queue;
using Forja.Turns.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Endpoints;

/// <summary>The messages that wait for a project's running turn: see them, change them, put them in another order, take them out, start one now.</summary>
internal static class QueueEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var queue = routes.MapGroup("/projects/{id}/queue").WithTags("Turns");
        queue.MapGet("", ListAsync).WithName("ListQueue").ProducesProblem(404);
        queue.MapPatch("/{queued}", ChangeAsync).WithName("ChangeQueued").ProducesProblem(400).ProducesProblem(404);
        queue.MapDelete("/{queued}", CancelAsync).WithName("CancelQueued").ProducesProblem(404);
        queue.MapPost("/{queued}/start", StartAsync).WithName("StartQueued").ProducesProblem(404).ProducesProblem(409);
    }

    private static ProblemHttpResult Gone => Problems.Of(StatusCodes.Status404NotFound, TurnCodes.NotFound);

    private static async Task<Results<Ok<QueueDto>, ProblemHttpResult>> ListAsync(string id, ProjectStore projects, DbContext db, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        var waiting = await db.Set<QueuedTurn>().AsNoTracking().Where(item => item.Project == id).OrderBy(item => item.Position).ToListAsync(cancellationToken);
        return TypedResults.Ok(new QueueDto([.. waiting.Select(QueuedTurnDto.Of)]));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ChangeAsync(string id, string queued, ChangeQueuedRequest request, ProjectStore projects, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        if (request.Text is not null && string.IsNullOrWhiteSpace(request.Text)) return Problems.Of(StatusCodes.Status400BadRequest, "prompt.empty");
        if (request.Text?.Length > CreateProject.MostCharacters) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "prompt.too-long");
        return await grains.GetGrain<ITurnGrain>(id).ChangeQueuedAsync(queued, new QueuedChange(request.Text, request.Mode, request.Model, request.Position)) ? TypedResults.NoContent() : Gone;
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> CancelAsync(string id, string queued, ProjectStore projects, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        return await grains.GetGrain<ITurnGrain>(id).CancelQueuedAsync(queued) ? TypedResults.NoContent() : Gone;
    }

    private static async Task<Results<Accepted<StartedTurnDto>, ProblemHttpResult>> StartAsync(string id, string queued, ProjectStore projects, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        return await grains.GetGrain<ITurnGrain>(id).RunQueuedAsync(queued) switch
        {
            TurnStart.Started started => TypedResults.Accepted($"/api/projects/{id}/turns", new StartedTurnDto(started.TurnId, null)),
            TurnStart.Busy busy => Problems.Of(StatusCodes.Status409Conflict, TurnCodes.Running, null, ("turnId", busy.TurnId)),
            _ => Gone,
        };
    }
}
