using System.Text.RegularExpressions;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Sandboxes.Secrets;
using Forja.Turns.Checks.Browsing;
using Forja.Turns.Checks.Compiling;
using Forja.Turns.Checks.Promises;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Checks;

/// <summary>
/// Looks at a running app and writes down what it saw: the server first, then the page in a browser. Each check is told as soon as it is known; a check that could
/// not be made is skipped, never passed.
/// </summary>
internal sealed partial class ReceiptTaker(
    SandboxConnections connections, SandboxLogs logs, SecretMask mask, ProjectFolders folders, StackChecks stack, IGrainFactory grains, TimeProvider time, ILogger<ReceiptTaker> logger)
{
    private const int MostLogLines = 8;

    public async Task<ReceiptTaken> TakeAsync(ReceiptRequest request, Func<Check, Task> tell, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        List<Check> checks = [];
        using var telling = new SemaphoreSlim(1, 1);
        async Task AddAsync(Check seen)
        {
            // A page may show what its server was told in confidence; a receipt may not.
            var check = seen.Detail is { } detail ? seen with { Detail = mask.Hide(request.Project, detail) } : seen;
            // Checks that go on beside each other are still told one by one.
            await telling.WaitAsync(cancellationToken);
            try
            {
                checks.Add(check);
                await tell(check);
            }
            finally
            {
                telling.Release();
            }
        }

        var status = request.Sandbox;
        foreach (var check in SandboxChecks(status)) await AddAsync(check);

        ReceiptHttp? http = null;
        PageChecks? pages = null;
        IReadOnlyList<KeptPromise>? promises = request.Promises?.Before;
        if (status.State is SandboxState.Running or SandboxState.Frozen && (status.Ports.FirstOrDefault(port => port.Web) ?? status.Ports.FirstOrDefault()) is { } web)
        {
            using var app = new AppClient(connections, request.Project, status.Epoch, web.Port);
            var page = await AskAsync(app, AddAsync, cancellationToken);
            if (page is not null) http = new ReceiptHttp("/", (int)page.Status);
            Task compiled = Task.CompletedTask;
            try
            {
                pages = await LookAsync(request, app, page, web.Port, AddAsync, () => compiled = stack.RunAsync(request.Project, request.IsStarter, AddAsync, cancellationToken), cancellationToken);
                if (request.Promises is { } promised) promises = await PromisesAsync(request.Project, promised, app, pages, AddAsync, cancellationToken);
                await compiled;
            }
            finally
            {
                // Nothing of this look goes on after it.
                await compiled.ContinueWith(done => _ = done.Exception, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            }
        }
        else
        {
            foreach (var name in (string[])[Check.Http, .. BrowserChecks, Check.Modules]) await AddAsync(Check.Skip(name, SkipReasons.SandboxDown));
        }

        await AddAsync(LogCheck(request));
        return new ReceiptTaken(new Receipt(request.Version, checks, http, started, time.GetUtcNow(), [.. (pages?.Reports ?? []).Select(report => Hidden(request.Project, report))], promises), pages?.Pictures ?? []);
    }

    private PageReport Hidden(ProjectId project, PageReport report)
    {
        IReadOnlyList<PageMessage> Messages(IReadOnlyList<PageMessage> messages) => [.. messages.Select(message => message with { Text = mask.Hide(project, message.Text) })];
        return report with
        {
            Title = mask.Hide(project, report.Title),
            ConsoleErrors = Messages(report.ConsoleErrors),
            UncaughtErrors = Messages(report.UncaughtErrors),
            FailedRequests = [.. report.FailedRequests.Select(failed => failed with { Address = mask.Hide(project, failed.Address) })],
        };
    }

    private static Check[] SandboxChecks(SandboxStatus status)
    {
        if (status.State is SandboxState.Running or SandboxState.Frozen) return [new Check(Check.Dependencies, CheckStatus.Passed, null, 0), new Check(Check.Server, CheckStatus.Passed, null, 0)];
        if (status.ReasonCode?.StartsWith("dependencies.", StringComparison.Ordinal) is true)
            return [new Check(Check.Dependencies, CheckStatus.Failed, Reason(status), 0), Check.Skip(Check.Server, SkipReasons.DependenciesFailed)];

        // A server that ran at all had its packages; whether a sandbox that never came up would have them is not known.
        var ran = status.ReasonCode is "sandbox.server-exited" or "sandbox.not-ready" or "sandbox.out-of-memory";
        return [ran ? new Check(Check.Dependencies, CheckStatus.Passed, null, 0) : Check.Skip(Check.Dependencies, SkipReasons.SandboxDown), new Check(Check.Server, CheckStatus.Failed, Reason(status), 0)];
    }

    private async Task<AppAnswer?> AskAsync(AppClient app, Func<Check, Task> addAsync, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        try
        {
            var page = await app.GetAsync("/", "text/html,*/*;q=0.8", cancellationToken);

            // An API has every right to answer 404 at its root; only the server's own failure is one here.
            var failed = (int)page.Status >= 500;
            await addAsync(new Check(Check.Http, failed ? CheckStatus.Failed : CheckStatus.Passed, failed ? ServerError.Read(page.Body) : $"{(int)page.Status}", Since(from)));
            return page;
        }
        catch (Exception error) when (IsOfApp(error, cancellationToken))
        {
            await addAsync(new Check(Check.Http, CheckStatus.Failed, error.Message, Since(from)));
            return null;
        }
    }

    private static bool IsOfApp(Exception error, CancellationToken cancellationToken) =>
        error is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested;

    private async Task<Check> ModulesAsync(AppClient app, string html, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        try
        {
            var walk = await new ModuleWalk((address, token) => app.GetAsync(address, "*/*", token)).RunAsync(html, cancellationToken);
            return walk.Broken.Count == 0
                ? new Check(Check.Modules, CheckStatus.Passed, $"{walk.Modules}", Since(from))
                : new Check(Check.Modules, CheckStatus.Failed, string.Join("\n\n", walk.Broken.Take(5).Select(item => item.Error)), Since(from));
        }
        catch (Exception error) when (IsOfApp(error, cancellationToken))
        {
            return new Check(Check.Modules, CheckStatus.Failed, error.Message, Since(from));
        }
    }

    private Check LogCheck(ReceiptRequest request)
    {
        var errors = logs.Read(request.Project, request.LogAfter, SandboxLogLine.Server).Where(line => line.Level == "error" && SaysError().IsMatch(line.Text)).ToList();
        return errors.Count == 0
            ? new Check(Check.Log, CheckStatus.Passed, null, 0)
            : new Check(Check.Log, CheckStatus.Failed, string.Join('\n', errors.Take(MostLogLines).Select(line => line.Text)), 0);
    }

    // Standard error alone says nothing: some servers write every request there.
    [GeneratedRegex(@"\b(?:\w*error|\w*exception|traceback|unhandled|uncaught|fatal|panic)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SaysError();

    private long Since(long from) => (long)time.GetElapsedTime(from).TotalMilliseconds;

    private static string Reason(SandboxStatus status) => string.Join('\n', new[] { status.ReasonCode ?? $"{status.State}".ToLowerInvariant(), status.Output }.Where(part => !string.IsNullOrEmpty(part)));
}
