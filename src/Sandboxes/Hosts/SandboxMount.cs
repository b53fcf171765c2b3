namespace Forja.Sandboxes;

/// <summary>Something of the host that a sandbox sees. Made by the platform alone: no request or project file can name one.</summary>
public abstract record SandboxMount(string Target)
{
    /// <summary>A host folder or file, not writable from inside.</summary>
    public sealed record ReadOnly(string Source, string Target) : SandboxMount(Target);

    /// <summary>A host folder that must be owned by the sandbox's user (see <see cref="SandboxIdentity.HostUser"/>).</summary>
    public sealed record Writable(string Source, string Target) : SandboxMount(Target);

    /// <summary>An empty folder in the sandbox's memory, gone with it.</summary>
    public sealed record Temporary(string Target, long Bytes) : SandboxMount(Target);
}
