using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks.Browsing;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Checks;

/// <content>What earlier requests left to be true, looked at after every turn.</content>
internal sealed partial class ReceiptTaker
{
    /// <summary>A command that somebody promised is a test run of seconds, not a job.</summary>
    private static readonly TimeSpan PromiseTimeout = TimeSpan.FromSeconds(60);

    private const int MostCommands = 3;

    private async Task<IReadOnlyList<KeptPromise>> PromisesAsync(
        ProjectId project, PromiseRequest request, AppClient app, PageChecks? pages, Func<Check, Task> addAsync, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        Dictionary<string, bool> seen = [];
        var commands = 0;
        foreach (var (id, promise) in request.All)
        {
            var holds = promise switch
            {
                Promise.Shows shows => pages is not null && pages.Shown.TryGetValue(shows, out var shown) ? shown : null,
                Promise.Answers answers => await AnswersAsync(app, answers, cancellationToken),
                Promise.Runs runs when commands++ < MostCommands => await RunsAsync(project, runs, cancellationToken),
                _ => (bool?)null,
            };
            if (holds is { } known) seen[id] = known;
        }

        var ledger = PromiseLedger.After(request.Turn, request.Before, request.Said, pages?.Headings ?? new Dictionary<string, string>(), seen);
        var unmet = request.Said.Where(promise => seen.TryGetValue(PromiseLedger.IdOf(promise), out var holds) && !holds && request.Before.All(kept => kept.Id != PromiseLedger.IdOf(promise))).ToList();
        if (PromiseLedger.Read(request.Turn, ledger, unmet, Since(from)) is { } check) await addAsync(check);
        return ledger;
    }

    private static async Task<bool?> AnswersAsync(AppClient app, Promise.Answers promise, CancellationToken cancellationToken)
    {
        try
        {
            return (int)(await app.GetAsync(promise.Path, "*/*", cancellationToken)).Status == promise.Status;
        }
        catch (Exception error) when (IsOfApp(error, cancellationToken))
        {
            // No answer at all: the machine or the app, nobody knows which.
            return null;
        }
    }

    private async Task<bool?> RunsAsync(ProjectId project, Promise.Runs promise, CancellationToken cancellationToken)
    {
        var result = await grains.GetGrain<ISandboxGrain>(project.Value).ExecAsideAsync(new AsideRequest(promise.Command, PromiseTimeout)).WaitAsync(cancellationToken);
        return result.ExitCode is { } code ? code == 0 : null;
    }
}
