namespace Forja.Sandboxes;

/// <summary>One of the programs that a running app is made of.</summary>
/// <param name="Name">"web", "api", "worker".</param>
/// <param name="State">"starting", "running", "waiting" (it fell, and is started again after a pause) or "ended".</param>
/// <param name="Port">The port it is to listen on; null when it listens on none.</param>
/// <param name="Restarts">How often it was started again in this run.</param>
[GenerateSerializer, Immutable]
public sealed record SandboxProgram(string Name, string State, int? Port, int Restarts)
{
    public const string Starting = "starting";
    public const string Running = "running";
    public const string Waiting = "waiting";
    public const string Ended = "ended";
}
