using Forja.ProjectFiles;
using Forja.Sandboxes.Egress;
using Forja.Sandboxes.Hosts;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Secrets;
using Forja.Sandboxes.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>What every sandbox of this node works with.</summary>
internal sealed class SandboxTools(
    SandboxHosts hosts,
    SandboxMounts mounts,
    SandboxFolders folders,
    ProjectFolders projects,
    SandboxLogs logs,
    StartsInProgress starts,
    PackageProxy packages,
    EgressProxy outside,
    LiveServices services,
    ProjectSecrets secrets,
    SecretMask mask,
    IServiceScopeFactory scopes,
    IEnumerable<ISandboxObserver> observers,
    IOptions<SandboxOptions> options,
    TimeProvider time,
    ILogger<Sandbox> logger)
{
    public SandboxHosts Hosts => hosts;

    public SandboxMounts Mounts => mounts;

    public SandboxFolders Folders => folders;

    public ProjectFolders Projects => projects;

    public SandboxLogs Logs => logs;

    public StartsInProgress Starts => starts;

    /// <summary>The registry that package managers inside are given.</summary>
    public PackageProxy Packages => packages;

    /// <summary>The way out that programs inside are given.</summary>
    public EgressProxy Outside => outside;

    /// <summary>The databases that apps ask for.</summary>
    public LiveServices Services => services;

    /// <summary>The variables that people set for their apps.</summary>
    public ProjectSecrets Secrets => secrets;

    /// <summary>Hides secrets in what programs print.</summary>
    public SecretMask Mask => mask;

    public ISandboxObserver[] Observers { get; } = [.. observers];

    /// <summary>Places for commands beside sandboxes: they want a processor and a gigabyte each.</summary>
    public SemaphoreSlim Aside { get; } = new(Math.Max(1, Environment.ProcessorCount / 2));

    public SandboxOptions Options => options.Value;

    public TimeProvider Time => time;

    public ILogger Logger => logger;

    public async Task<SandboxRecord> RaiseEpochAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SandboxStore>().RaiseEpochAsync(project, cancellationToken);
    }

    public async Task ForgetAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<SandboxStore>().DeleteAsync(project, cancellationToken);
    }
}
