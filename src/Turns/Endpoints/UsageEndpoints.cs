using Forja.ProjectFiles;
using Forja.Turns.Usage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>What models, sandboxes and the disk have taken so far: in all and project by project.</summary>
internal static class UsageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/usage", GetAsync).WithName("GetUsage").WithTags("Usage");
        routes.MapGet("/projects/{id}/usage", OfProjectAsync).WithName("GetProjectUsage").WithTags("Usage").ProducesProblem(404);
    }

    private static async Task<Ok<UsageDto>> GetAsync(UsageReport report, CancellationToken cancellationToken) => TypedResults.Ok(await report.AllAsync(cancellationToken));

    private static async Task<Results<Ok<ProjectUsageDetailDto>, ProblemHttpResult>> OfProjectAsync(string id, UsageReport report, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) && await report.OfAsync(project, cancellationToken) is { } usage ? TypedResults.Ok(usage) : Problems.NoProject;
}
