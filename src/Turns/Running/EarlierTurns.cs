using Forja.ProjectFiles;
using Forja.Turns.Checks;
using Forja.Turns.Checks.Promises;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Turns.Running;

/// <summary>What became of a project before a turn: what decides whether there is something to go back to.</summary>
internal sealed class EarlierTurns(IServiceScopeFactory scopes)
{
    /// <summary>Whether no turn before this one left the project with files of a model.</summary>
    public async Task<bool> IsFirstBuildAsync(TurnJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return !await Before(scope, job).AnyAsync(turn => turn.Model != null && turn.Status == TurnStatus.Ready && turn.Version != null, cancellationToken);
    }

    /// <summary>
    /// The version that the turn began with, when the turn before it ended with a receipt that holds and nobody but this turn has changed the files since; null when
    /// there is nothing that the person saw working, or going back would take a person's work away.
    /// </summary>
    public async Task<int?> GoodAsync(TurnJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var last = await Before(scope, job).Where(turn => turn.Model != null && turn.Version != null && turn.Receipt != null).OrderByDescending(turn => turn.Number).FirstOrDefaultAsync(cancellationToken);
        if (last is not { Status: TurnStatus.Ready, Receipt: { } receipt } || receipt.Failed.Any(Receipt.Breaks)) return null;
        var touched = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<ProjectVersion>().AsNoTracking()
            .AnyAsync(version => version.ProjectId == job.Project && version.Number > job.BaseVersion && version.TurnId != job.Turn.Value, cancellationToken);
        return touched ? null : job.BaseVersion;
    }

    /// <summary>What the project has promised so far, as the last look at it found it.</summary>
    public async Task<IReadOnlyList<KeptPromise>> LedgerAsync(TurnJob job, CancellationToken cancellationToken) =>
        (await LookedAtAsync(job.Project, job.Number, job.BaseVersion, cancellationToken))?.Receipt?.Promises ?? [];

    /// <summary>
    /// The last turn that looked at something which a version came from, and kept the ledger: every receipt carries that on. What was left behind by going back says nothing about what is there now.
    /// </summary>
    public async Task<Turn?> LookedAtAsync(ProjectId project, int before, int version, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var past = await PastAsync(scope, project, version, cancellationToken);
        var turns = scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking()
            .Where(turn => turn.Project == project.Value && turn.Number < before && turn.Receipt != null).OrderByDescending(turn => turn.Number).AsAsyncEnumerable();
        await foreach (var turn in turns.WithCancellation(cancellationToken))
        {
            if (turn.Receipt is { Promises: not null } receipt && past.Has(receipt.Version)) return turn;
        }

        return null;
    }

    /// <summary>The versions that the one a turn began with came from.</summary>
    public async Task<VersionPast> PastAsync(TurnJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await PastAsync(scope, job.Project, job.BaseVersion, cancellationToken);
    }

    private static Task<VersionPast> PastAsync(AsyncServiceScope scope, ProjectId project, int version, CancellationToken cancellationToken) =>
        scope.ServiceProvider.GetRequiredService<ProjectStore>().PastAsync(project, version, cancellationToken);

    private static IQueryable<Turn> Before(AsyncServiceScope scope, TurnJob job) =>
        scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking().Where(turn => turn.Project == job.Project.Value && turn.Number < job.Number);
}
