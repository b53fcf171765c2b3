namespace Forja.Sandboxes;

/// <summary>A sandbox could not be started or was lost, for a reason that has a stable code. Caught at the edge, where it becomes a failed status or a problem answer.</summary>
[GenerateSerializer]
public sealed class SandboxFailedException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    [Id(0)]
    public string Code { get; } = code;
}
