using Forja.Generation;
using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Running;

/// <summary>Knows what was used up, and so what a turn may still use: the least of all limits.</summary>
internal sealed class UsageBook(IServiceScopeFactory scopes, IOptions<GenerationOptions> options, TimeProvider time)
{
    /// <summary>What is left for a turn that has used <paramref name="spent"/> so far.</summary>
    public async Task<GenerationBudget> LeftAsync(ProjectId project, TurnId turn, TurnUsage spent, CancellationToken cancellationToken)
    {
        var limits = options.Value.Limits;
        var cost = spent.CostUsd ?? 0;
        List<decimal> left = [];
        if (limits.CostPerTurn is { } perTurn) left.Add(perTurn - cost);
        if (limits.CostPerProject is { } perProject) left.Add(perProject - cost - await CostAsync(item => item.Project == project.Value && item.Id != turn.Value, cancellationToken));
        if (limits.CostPerPerson is { } perPerson) left.Add(perPerson - cost - await CostOfPersonAsync(project, turn, cancellationToken));
        if (limits.CostPerDay is { } perDay)
        {
            var midnight = new DateTimeOffset(time.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
            left.Add(perDay - cost - await CostAsync(item => item.StartedAt >= midnight && item.Id != turn.Value, cancellationToken));
        }

        return new GenerationBudget(limits.TokensPerTurn - spent.AllTokens, left.Count == 0 ? null : Math.Max(0, left.Min()));
    }

    private async Task<decimal> CostOfPersonAsync(ProjectId project, TurnId turn, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var projects = scope.ServiceProvider.GetRequiredService<DbContext>().Set<Project>();
        var owner = await projects.Where(item => item.Id == project).Select(item => item.Owner).SingleAsync(cancellationToken);
        var own = (await projects.Where(item => item.Owner == owner).Select(item => item.Id).ToListAsync(cancellationToken)).Select(id => id.Value).ToList();
        return await CostAsync(item => own.Contains(item.Project) && item.Id != turn.Value, cancellationToken);
    }

    private async Task<decimal> CostAsync(System.Linq.Expressions.Expression<Func<Turn, bool>> which, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var used = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking().Where(which).Select(turn => turn.Usage).ToListAsync(cancellationToken);
        return used.Sum(usage => usage?.CostUsd ?? 0);
    }
}
