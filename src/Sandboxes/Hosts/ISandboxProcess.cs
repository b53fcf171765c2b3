namespace Forja.Sandboxes;

/// <summary>A process inside a sandbox, leader of its own process group.</summary>
public interface ISandboxProcess
{
    /// <summary>Its number inside.</summary>
    int Pid { get; }

    /// <summary>Ends after the process ended and its output was delivered; fails with <see cref="SandboxFailedException"/> when the sandbox is lost.</summary>
    Task<ProcessExit> Exited { get; }

    /// <summary>Ends the whole process group at once.</summary>
    void Kill();

    /// <summary>Sends a signal to the whole process group.</summary>
    void Signal(byte signal);
}
