namespace Forja.Sandboxes;

/// <summary>How a process inside a sandbox ended: its exit code, or the signal that ended it (then the code is 128 + signal, as shells say).</summary>
public sealed record ProcessExit(int Code, int Signal = 0, bool OutOfMemory = false)
{
    public bool Succeeded => Code == 0;
}
