namespace Forja.Sandboxes;

/// <summary>A way to run isolated places on this machine. It only starts the agent in one and connects to it; the agent does the rest.</summary>
public interface ISandboxHost
{
    /// <summary>For people: "crun 1.8.1".</summary>
    string Name { get; }

    /// <summary>Starts a sandbox and returns when its agent answers. Throws <see cref="SandboxFailedException"/> with a code; nothing is left behind then.</summary>
    Task<ISandboxInstance> StartAsync(SandboxSpec spec, CancellationToken cancellationToken);

    /// <summary>Removes what an earlier run of this server instance left: processes, cgroups, bundles. Done once, before the first start.</summary>
    Task ReclaimAsync(CancellationToken cancellationToken);
}
