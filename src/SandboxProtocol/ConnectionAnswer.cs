namespace Forja.SandboxProtocol;

/// <summary>The agent's one-byte answer to a <see cref="Preamble"/>; after <see cref="Accepted"/> the stream belongs to the connection's kind.</summary>
public enum ConnectionAnswer : byte
{
    Accepted = 1,

    /// <summary>Nothing listens on the wanted port.</summary>
    Refused = 2,

    /// <summary>The other side speaks another version or asks for an unknown kind.</summary>
    Unsupported = 3,

    /// <summary>Too many connections are open.</summary>
    Busy = 4,
}
