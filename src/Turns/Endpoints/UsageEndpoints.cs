using Forja.Generation;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Endpoints;

/// <summary>What models have cost so far: in all, today, this month, and project by project.</summary>
internal static class UsageEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/usage", GetAsync).WithName("GetUsage").WithTags("Models");

    private static async Task<Ok<UsageDto>> GetAsync(DbContext db, IOptions<GenerationOptions> options, TimeProvider time, CancellationToken cancellationToken)
    {
        var names = await db.Set<Project>().AsNoTracking().Select(project => new { project.Id, project.Name }).ToListAsync(cancellationToken);
        var turns = await db.Set<Turn>().AsNoTracking().Where(turn => turn.Usage != null).Select(turn => new { turn.Project, turn.StartedAt, turn.Usage }).ToListAsync(cancellationToken);
        var now = time.GetUtcNow().UtcDateTime;
        var (today, month) = (now.Date, new DateTime(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc));
        var projects = names
            .Select(project => (project, used: turns.Where(turn => turn.Project == project.Id.Value).ToList()))
            .Where(item => item.used.Count > 0)
            .Select(item => new ProjectUsageDto(item.project.Id.Value, item.project.Name, item.used.Count, Sum(item.used.Select(turn => turn.Usage!))))
            .OrderByDescending(item => item.Usage.CostUsd ?? 0)
            .ToList();
        var limits = options.Value.Limits;
        return TypedResults.Ok(new UsageDto(
            Sum(turns.Select(turn => turn.Usage!)),
            Sum(turns.Where(turn => turn.StartedAt.UtcDateTime >= today).Select(turn => turn.Usage!)),
            Sum(turns.Where(turn => turn.StartedAt.UtcDateTime >= month).Select(turn => turn.Usage!)),
            new UsageLimitsDto(limits.TokensPerTurn, limits.CostPerTurn, limits.CostPerProject, limits.CostPerDay),
            projects));
    }

    private static TurnUsage Sum(IEnumerable<TurnUsage> parts) => parts.Aggregate(TurnUsage.None, (sum, part) => sum.Plus(part));
}
