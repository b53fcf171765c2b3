namespace Forja.SandboxProtocol;

/// <summary>What a connection to the agent carries; named in its first bytes.</summary>
public enum ConnectionKind : byte
{
    /// <summary>Framed messages both ways. One at a time; its end is the end of the sandbox.</summary>
    Control = 1,

    /// <summary>Bytes to and from a TCP port inside.</summary>
    Port = 2,

    /// <summary>Waits for the next connection that a package manager inside opens to the registry port, then carries its bytes.</summary>
    Registry = 3,

    /// <summary>The bytes of a terminal, both ways; its end closes the terminal.</summary>
    Terminal = 4,
}
