namespace Forja.Sandboxes;

/// <summary>The sandbox is up, but nothing in it listens on the wanted port.</summary>
public sealed class PortClosedException(int port) : IOException($"Nothing listens on port {port} inside the sandbox.");
