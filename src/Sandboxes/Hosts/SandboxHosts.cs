using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Docker;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes.Hosts;

/// <summary>The hosts of this machine, and which of them a project runs on: the embedded one, unless the project was set to Docker.</summary>
internal sealed class SandboxHosts(ISandboxHost embedded, DockerSandboxHost docker, IServiceScopeFactory scopes)
{
    public async Task<ISandboxHost> OfAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var runtime = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Project>().Where(row => row.Id == project).Select(row => row.Runtime).FirstOrDefaultAsync(cancellationToken);
        return runtime == Runtimes.Docker ? docker : embedded;
    }

    /// <summary>Whether programs come from an image, and not from this machine.</summary>
    public bool HasOwnSystem => docker.HasOwnSystem;

    /// <summary>Removes what an earlier run left. An engine that never had a sandbox of this server is not asked.</summary>
    public async Task ReclaimAsync(CancellationToken cancellationToken)
    {
        await embedded.ReclaimAsync(cancellationToken);
        if (docker.WasUsed) await docker.ReclaimAsync(cancellationToken);
    }
}
