namespace Forja.Sandboxes;

/// <summary>Where a sandbox is in its life. Every state can be left, and a sandbox can be deleted in each.</summary>
public enum SandboxState
{
    Stopped,
    Starting,
    Running,
    Frozen,
    Failed,
}
