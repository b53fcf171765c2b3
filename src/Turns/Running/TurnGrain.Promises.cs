using Forja.ProjectFiles;
using Forja.Turns.Checks.Promises;
using Forja.Turns.Events;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Turns.Running;

/// <content>The ledger of promises, between turns. It is carried on from receipt to receipt, so the last one holds all of it.</content>
internal sealed partial class TurnGrain
{
    public async Task<PromiseDrop> DropPromiseAsync(string promiseId)
    {
        if (runs.Find(Project) is not null) return PromiseDrop.Busy;
        if (await LedgerAsync() is not { Receipt: { Promises: { } promises } receipt } turn || promises.All(promise => promise.Id != promiseId)) return PromiseDrop.Unknown;

        var rest = promises.Where(promise => promise.Id != promiseId).ToList();
        var kept = receipt with { Promises = rest, Checks = PromiseLedger.Without(receipt.Checks, turn.Number, rest) };
        await tools.Events.AppendAsync(
            Project, [new ProjectEvent.ReceiptMade(turn.Id, kept)],
            async db => (await db.Set<Turn>().SingleAsync(row => row.Id == turn.Id)).Receipt = kept,
            CancellationToken.None);
        return PromiseDrop.Dropped;
    }

    private async Task<Turn?> LedgerAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        var project = Project;
        var head = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Project>().Where(row => row.Id == project).Select(row => row.Head).SingleAsync();
        return await tools.Earlier.LookedAtAsync(project, int.MaxValue, head, CancellationToken.None);
    }
}
