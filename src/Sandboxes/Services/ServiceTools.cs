using Forja.ProjectFiles;
using Forja.Sandboxes.Secrets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Services;

/// <summary>What every service of this node works with. Services run on the embedded host wherever their app does: the way between them goes through the agents.</summary>
internal sealed class ServiceTools(
    ISandboxHost host,
    ServiceFolders folders,
    SandboxLogs logs,
    SecretMask mask,
    IServiceScopeFactory scopes,
    IEnumerable<ISandboxObserver> observers,
    IOptions<ServiceOptions> options,
    IOptions<SandboxOptions> sandboxes,
    TimeProvider time,
    ILogger<ServiceSandbox> logger)
{
    private readonly ISandboxObserver[] _observers = [.. observers];
    private long _runs;

    public ISandboxHost Host => host;

    public ServiceFolders Folders => folders;

    public ServiceOptions Options => options.Value;

    public TimeSpan RestAfter => sandboxes.Value.FreezeAfter;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public long NextRun() => Interlocked.Increment(ref _runs);

    /// <summary>The text without the project's secrets.</summary>
    public string Hide(ProjectId project, string text) => mask.Hide(project, text);

    public void Say(ProjectId project, ServiceKind kind, string level, string text)
    {
        var line = logs.Append(project, new SandboxLogLine(time.GetUtcNow(), kind.Name, level, mask.Hide(project, text)));
        foreach (var observer in _observers) observer.OnLog(project, line);
    }

    public async Task<T> WithStoreAsync<T>(Func<ServiceStore, Task<T>> act)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<ServiceStore>());
    }

    /// <summary>The service's identity and passwords. What programs print is without these from here on.</summary>
    public async Task<(SandboxIdentity Identity, ServiceKeys Keys)> EnsureAsync(ProjectId project, ServiceKind kind, CancellationToken cancellationToken)
    {
        var ensured = await WithStoreAsync(store => store.EnsureAsync(project, kind, cancellationToken));
        mask.Add(project, ensured.Keys.Password);
        mask.Add(project, ensured.Keys.ReaderPassword);
        return ensured;
    }
}
