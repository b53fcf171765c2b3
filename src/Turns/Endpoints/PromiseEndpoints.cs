using Forja.ProjectFiles;
using Forja.Turns.Checks.Promises;
using Forja.Turns.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>What a project has promised is read from its receipts; here a person takes a promise back.</summary>
internal static class PromiseEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapDelete("/projects/{id}/promises/{promise}", DropAsync).WithTags("Turns").WithName("DropPromise").ProducesProblem(404).ProducesProblem(409);

    private static async Task<Results<NoContent, ProblemHttpResult>> DropAsync(string id, string promise, ProjectStore projects, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        return await grains.GetGrain<ITurnGrain>(id).DropPromiseAsync(promise) switch
        {
            PromiseDrop.Dropped => TypedResults.NoContent(),
            PromiseDrop.Busy => Problems.Of(StatusCodes.Status409Conflict, TurnCodes.Running),
            _ => Problems.Of(StatusCodes.Status404NotFound, TurnCodes.PromiseNotFound),
        };
    }
}
