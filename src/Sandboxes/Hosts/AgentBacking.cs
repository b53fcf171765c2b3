namespace Forja.Sandboxes.Hosts;

/// <summary>What a host made for one sandbox, and can tell about it and remove again.</summary>
internal abstract class AgentBacking
{
    /// <summary>Processes that the kernel ended for want of memory so far.</summary>
    public abstract long OutOfMemoryKills();

    /// <summary>Processes and threads that the kernel refused so far because the limit was reached.</summary>
    public virtual long RefusedProcesses() => 0;

    /// <summary>Stops every process inside where it stands, at no cost until <see cref="Thaw"/>. False where the machine offers no way.</summary>
    public virtual bool TryFreeze() => false;

    /// <summary>Lets them go on. Fine when they are not stopped.</summary>
    public virtual void Thaw()
    {
    }

    /// <summary>Takes it out of the background.</summary>
    public virtual void ComeForward()
    {
    }

    /// <summary>Asks the kernel to take back what memory it can; takes long, and changes nothing for the programs but their speed afterwards.</summary>
    public virtual void ReclaimMemory()
    {
    }

    /// <summary>Memory that the sandbox has now, in bytes; null where nobody counts it.</summary>
    public virtual long? MemoryBytes() => null;

    /// <summary>What runs inside, without the agent itself; empty where nobody can tell.</summary>
    public virtual IReadOnlyList<ProcessSample> Processes() => [];

    /// <summary>Ends the sandbox by force if it still is, and removes all of it.</summary>
    public abstract Task RemoveAsync();
}
