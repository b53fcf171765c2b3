using System.Text.RegularExpressions;
using Forja.ProjectFiles;
using Forja.Sandboxes;

namespace Forja.Turns.Checks;

/// <summary>
/// Looks at a running app and writes down what it saw. Each check is told as soon as it is known; a check that could not be made is skipped, never passed.
/// </summary>
internal sealed partial class ReceiptTaker(SandboxConnections connections, SandboxLogs logs, TimeProvider time)
{
    private const int MostLogLines = 8;

    public async Task<Receipt> TakeAsync(ReceiptRequest request, Func<Check, Task> tell, CancellationToken cancellationToken)
    {
        var started = time.GetUtcNow();
        List<Check> checks = [];
        async Task AddAsync(Check check)
        {
            checks.Add(check);
            await tell(check);
        }

        var status = request.Sandbox;
        foreach (var check in SandboxChecks(status)) await AddAsync(check);

        ReceiptHttp? http = null;
        if (status.State == SandboxState.Running && (status.Ports.FirstOrDefault(port => port.Web) ?? status.Ports.FirstOrDefault()) is { } web)
        {
            using var app = new AppClient(connections, request.Project, status.Epoch, web.Port);
            http = await LookAsync(app, AddAsync, cancellationToken);
        }
        else
        {
            await AddAsync(new Check(Check.Http, CheckStatus.Skipped, null, 0));
            await AddAsync(new Check(Check.Modules, CheckStatus.Skipped, null, 0));
        }

        await AddAsync(LogCheck(request));
        return new Receipt(request.Version, checks, http, started, time.GetUtcNow());
    }

    private static Check[] SandboxChecks(SandboxStatus status)
    {
        if (status.State == SandboxState.Running) return [new Check(Check.Dependencies, CheckStatus.Passed, null, 0), new Check(Check.Server, CheckStatus.Passed, null, 0)];
        if (status.ReasonCode?.StartsWith("dependencies.", StringComparison.Ordinal) is true)
            return [new Check(Check.Dependencies, CheckStatus.Failed, Reason(status), 0), new Check(Check.Server, CheckStatus.Skipped, null, 0)];

        // A server that ran at all had its packages; whether a sandbox that never came up would have them is not known.
        var ran = status.ReasonCode is "sandbox.server-exited" or "sandbox.not-ready" or "sandbox.out-of-memory";
        return [new Check(Check.Dependencies, ran ? CheckStatus.Passed : CheckStatus.Skipped, null, 0), new Check(Check.Server, CheckStatus.Failed, Reason(status), 0)];
    }

    private async Task<ReceiptHttp?> LookAsync(AppClient app, Func<Check, Task> addAsync, CancellationToken cancellationToken)
    {
        var from = time.GetTimestamp();
        AppAnswer page;
        try
        {
            page = await app.GetAsync("/", "text/html,*/*;q=0.8", cancellationToken);
        }
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            await addAsync(new Check(Check.Http, CheckStatus.Failed, error.Message, Since(from)));
            await addAsync(new Check(Check.Modules, CheckStatus.Skipped, null, 0));
            return null;
        }

        // An API has every right to answer 404 at its root; only the server's own failure is one here.
        var failed = (int)page.Status >= 500;
        await addAsync(new Check(Check.Http, failed ? CheckStatus.Failed : CheckStatus.Passed, failed ? ServerError.Read(page.Body) : $"{(int)page.Status}", Since(from)));
        await addAsync(failed || page.MediaType != "text/html" ? new Check(Check.Modules, CheckStatus.Skipped, null, 0) : await ModulesAsync(app, page.Body, cancellationToken));
        return new ReceiptHttp("/", (int)page.Status);
    }

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
        catch (Exception error) when (error is HttpRequestException or IOException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
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

/// <summary>What to look at: which version, the sandbox as it is, and from which log line on errors count.</summary>
internal sealed record ReceiptRequest(ProjectId Project, int Version, SandboxStatus Sandbox, long LogAfter);
