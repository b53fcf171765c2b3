using Forja.Generation;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Endpoints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Usage;

/// <summary>Reads what was used: in all, project by project, and one project's turns with an estimate of its month.</summary>
internal sealed class UsageReport(
    DbContext db, SandboxMeter meter, IOptions<GenerationOptions> generation, IOptions<SandboxOptions> sandboxes, IOptions<UsagePrices> prices, TimeProvider time)
{
    /// <summary>Estimates look back so far.</summary>
    private const int Days = 30;

    private const int MostTurns = 100;
    private const int LongestText = 120;

    public async Task<UsageDto> AllAsync(CancellationToken cancellationToken)
    {
        await meter.WriteAsync(cancellationToken);
        var projects = await db.Set<Project>().AsNoTracking().Select(project => new { project.Id, project.Name, project.Owner }).ToListAsync(cancellationToken);
        var turns = await db.Set<Turn>().AsNoTracking().Where(turn => turn.Usage != null).Select(turn => new { turn.Project, turn.StartedAt, turn.Usage }).ToListAsync(cancellationToken);
        var days = await db.Set<SandboxDay>().AsNoTracking().ToListAsync(cancellationToken);
        var storage = await StorageAsync(null, cancellationToken);
        var turnsOf = turns.ToLookup(turn => turn.Project);
        var daysOf = days.ToLookup(day => day.Project);
        var now = time.GetUtcNow().UtcDateTime;
        var rows = projects.Select(project => new ProjectUsageDto(
            project.Id.Value,
            project.Name,
            turnsOf[project.Id.Value].Count(),
            Sum(turnsOf[project.Id.Value].Select(turn => turn.Usage!)),
            Use([.. daysOf[project.Id.Value]]),
            storage.GetValueOrDefault(project.Id)));
        var people = projects.GroupBy(project => project.Owner)
            .Select(own => new PersonUsageDto(own.Key, own.Count(), Sum(own.SelectMany(project => turnsOf[project.Id.Value]).Select(turn => turn.Usage!))));
        return new UsageDto(
            Sum(turns.Select(turn => turn.Usage!)),
            Sum(turns.Where(turn => turn.StartedAt.UtcDateTime >= now.Date).Select(turn => turn.Usage!)),
            Sum(turns.Where(turn => turn.StartedAt.UtcDateTime >= MonthOf(now)).Select(turn => turn.Usage!)),
            Limits(),
            Use(days),
            storage.Values.Sum(),
            [.. rows.OrderByDescending(row => row.Usage.CostUsd ?? 0).ThenByDescending(row => row.Usage.AllTokens).ThenByDescending(row => row.Sandbox.RunningHours)],
            [.. people.OrderByDescending(person => person.Usage.CostUsd ?? 0).ThenBy(person => person.Owner, StringComparer.Ordinal)]);
    }

    /// <summary>Null when there is no such project.</summary>
    public async Task<ProjectUsageDetailDto?> OfAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (await db.Set<Project>().AsNoTracking().FirstOrDefaultAsync(item => item.Id == id, cancellationToken) is not { } project) return null;

        await meter.WriteAsync(cancellationToken);
        var turns = await db.Set<Turn>().AsNoTracking().Where(turn => turn.Project == id.Value && turn.Usage != null).OrderByDescending(turn => turn.Number)
            .Select(turn => new TurnCostDto(turn.Number, turn.Text, turn.Model, turn.StartedAt, turn.Usage!)).ToListAsync(cancellationToken);
        var days = await db.Set<SandboxDay>().AsNoTracking().Where(day => day.Project == id.Value).ToListAsync(cancellationToken);
        var storage = (await StorageAsync(id, cancellationToken)).GetValueOrDefault(id);
        var now = time.GetUtcNow().UtcDateTime;
        var since = now.AddDays(-Days);
        var lately = Sum(turns.Where(turn => turn.StartedAt.UtcDateTime >= since).Select(turn => turn.Usage));
        var latelyRun = Use([.. days.Where(day => day.Day >= DateOnly.FromDateTime(since))]);
        return new ProjectUsageDetailDto(
            id.Value,
            project.Name,
            Sum(turns.Select(turn => turn.Usage)),
            Sum(turns.Where(turn => turn.StartedAt.UtcDateTime >= MonthOf(now)).Select(turn => turn.Usage)),
            Limits(),
            Use(days),
            storage,
            MonthlyEstimate.Of((now - project.CreatedAt.UtcDateTime).TotalDays, lately == TurnUsage.None ? 0 : lately.CostUsd, latelyRun, storage, prices.Value),
            [.. turns.Take(MostTurns).Select(turn => turn with { Text = turn.Text.Length <= LongestText ? turn.Text : turn.Text[..LongestText] + "…" })]);
    }

    /// <summary>Bytes of the contents of all versions, as they lie in the database.</summary>
    private async Task<Dictionary<ProjectId, long>> StorageAsync(ProjectId? only, CancellationToken cancellationToken)
    {
        var sizes = await db.Set<ProjectBlob>().AsNoTracking().Where(use => only == null || use.ProjectId == only)
            .Join(db.Set<Blob>(), use => use.Hash, blob => blob.Hash, (use, blob) => new { use.ProjectId, blob.Size })
            .GroupBy(item => item.ProjectId).Select(group => new { group.Key, Bytes = group.Sum(item => item.Size) }).ToListAsync(cancellationToken);
        return sizes.ToDictionary(item => item.Key, item => (long)item.Bytes);
    }

    private UsageLimitsDto Limits()
    {
        var limits = generation.Value.Limits;
        return new UsageLimitsDto(limits.TokensPerTurn, limits.CostPerTurn, limits.CostPerProject, limits.CostPerDay, limits.CostPerPerson);
    }

    private SandboxUse Use(IReadOnlyCollection<SandboxDay> days) => SandboxUse.Of(days, sandboxes.Value.Limits);

    private static DateTime MonthOf(DateTime now) => new(now.Year, now.Month, 1, 0, 0, 0, DateTimeKind.Utc);

    private static TurnUsage Sum(IEnumerable<TurnUsage> parts) => parts.Aggregate(TurnUsage.None, (sum, part) => sum.Plus(part));
}
