namespace Forja.SandboxProtocol;

/// <summary>The peer sent what the protocol does not allow; the connection is of no more use.</summary>
public sealed class ProtocolException(string message) : Exception(message);
