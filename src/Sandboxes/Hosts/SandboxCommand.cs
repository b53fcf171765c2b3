namespace Forja.Sandboxes;

/// <summary>A process to start inside a sandbox: no shell unless it is named, standard input closed, an environment of only the platform's basics and these variables.</summary>
public sealed record SandboxCommand(IReadOnlyList<string> Arguments)
{
    public string Directory { get; init; } = "/app";

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public static SandboxCommand Of(params string[] arguments) => new(arguments);

    public static SandboxCommand Shell(string command) => new(["/bin/sh", "-c", command]);
}
