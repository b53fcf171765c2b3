using Forja.Generation;
using Forja.ProjectFiles;
using Forja.Turns.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Endpoints;

/// <summary>A project's turns: start one, read them, stop the running one.</summary>
internal static class TurnEndpoints
{
    /// <summary>Messages and stacks of one failure; a whole log says no more.</summary>
    private const int MostEvidence = 20_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var turns = routes.MapGroup("/projects/{id}/turns").WithTags("Turns");
        turns.MapPost("", StartAsync).WithName("StartTurn").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        turns.MapGet("", ListAsync).WithName("ListTurns").ProducesProblem(404);
        turns.MapPost("/{turn}/stop", StopAsync).WithName("StopTurn").ProducesProblem(404);
    }

    private static async Task<Results<Accepted<StartedTurnDto>, ProblemHttpResult>> StartAsync(
        string id, StartTurnRequest request, HttpRequest http, ProjectStore projects, ModelCatalog models, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var projectId) || await projects.FindAsync(projectId, cancellationToken) is not { } project) return Problems.NoProject;
        if (string.IsNullOrWhiteSpace(request.Text)) return Problems.Of(StatusCodes.Status400BadRequest, "prompt.empty");
        if (request.Text.Length > CreateProject.MostCharacters) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "prompt.too-long");
        if (request.Evidence?.Length > MostEvidence) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "prompt.too-long");
        FilePath? openFile = null;
        if (request.OpenFile is not null && !FilePath.TryParse(request.OpenFile, out openFile)) return Problems.Of(StatusCodes.Status400BadRequest, FileCodes.PathInvalid);

        if (!Attachments.TryRead(request.Attachments, out var attachments, out var problem)) return problem;

        var model = await ChosenModel.ForAsync(request.Model ?? project.Model, models, cancellationToken);
        if (model.Id is null) return Problems.Of(StatusCodes.Status422UnprocessableEntity, TurnCodes.NoModel, model.NoticeReason);

        var turn = new NewTurn(request.Text, model.Id, Languages.Of(http, request.Language ?? project.Language), openFile, project.Starter, project.Head, null, null)
        {
            Mode = request.Mode ?? TurnMode.Build,
            Attachments = attachments,
            Evidence = request.Evidence,
            MayWait = request.Queue is true,
        };
        return await grains.GetGrain<ITurnGrain>(id).StartAsync(turn) switch
        {
            TurnStart.Started started => TypedResults.Accepted($"/api/projects/{id}/turns", new StartedTurnDto(started.TurnId, null)),
            TurnStart.Queued queued => TypedResults.Accepted($"/api/projects/{id}/queue", new StartedTurnDto(null, queued.QueuedId)),
            TurnStart.Busy busy => Problems.Of(StatusCodes.Status409Conflict, TurnCodes.Running, null, ("turnId", busy.TurnId)),
            var other => throw new InvalidOperationException($"A turn cannot start with {other}."),
        };
    }

    private static async Task<Results<Ok<TurnListDto>, ProblemHttpResult>> ListAsync(string id, ProjectStore projects, DbContext db, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        var turns = await db.Set<Turn>().AsNoTracking().Where(turn => turn.Project == id).OrderBy(turn => turn.Number).ToListAsync(cancellationToken);
        return TypedResults.Ok(new TurnListDto([.. turns.Select(TurnDto.Of)]));
    }

    private static async Task<Results<Accepted, ProblemHttpResult>> StopAsync(
        string id, string turn, ProjectStore projects, DbContext db, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        if (!await db.Set<Turn>().AnyAsync(row => row.Id == turn && row.Project == id, cancellationToken)) return Problems.Of(StatusCodes.Status404NotFound, TurnCodes.NotFound);

        // A turn that has ended already is as stopped as the person wants it.
        await grains.GetGrain<ITurnGrain>(id).StopAsync(turn);
        return TypedResults.Accepted((string?)null);
    }
}
