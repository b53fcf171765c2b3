namespace Forja.Testing.Running;

/// <summary>Signals that a test sends to a server, by their Linux numbers.</summary>
public enum PosixSignalNumber
{
    /// <summary>Ctrl-C.</summary>
    Interrupt = 2,

    /// <summary>What a service manager sends.</summary>
    Terminate = 15,
}
