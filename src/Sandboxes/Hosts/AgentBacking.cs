namespace Forja.Sandboxes.Hosts;

/// <summary>What a host made for one sandbox, and can tell about it and remove again.</summary>
internal abstract class AgentBacking
{
    /// <summary>Processes that the kernel ended for want of memory so far.</summary>
    public abstract long OutOfMemoryKills();

    /// <summary>Ends the sandbox by force if it still is, and removes all of it.</summary>
    public abstract Task RemoveAsync();
}
