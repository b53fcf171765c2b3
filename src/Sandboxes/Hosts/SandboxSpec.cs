namespace Forja.Sandboxes;

/// <summary>
/// All that a host needs to start a sandbox. Inside there is a read-only system, <c>/tmp</c>, <c>/home/app</c> (in memory unless it is mounted) and these mounts;
/// there is no network but loopback.
/// </summary>
public sealed record SandboxSpec
{
    /// <summary>Unique on this host while it runs: letters, digits and '-'.</summary>
    public required string Name { get; init; }

    public required SandboxIdentity Identity { get; init; }

    /// <summary>In order: a mount inside another comes after it. Its target must exist there.</summary>
    public IReadOnlyList<SandboxMount> Mounts { get; init; } = [];

    public SandboxLimits Limits { get; init; } = new();

    /// <summary>Its part of the processors where these are short.</summary>
    public SandboxShare Share { get; init; }

    /// <summary>
    /// Serves one connection that something inside opened to 127.0.0.1, port 4873: the only way out. A package manager finds the registry there, a browser its app;
    /// without it nothing listens.
    /// </summary>
    public Func<Stream, CancellationToken, Task>? Registry { get; init; }

    /// <summary>Serves one connection that a program inside opened to the proxy at <c>http://127.0.0.1:4874</c>, the one way out. Without it there is none.</summary>
    public Func<Stream, CancellationToken, Task>? Outside { get; init; }

    /// <summary>Ports of 127.0.0.1 inside at which something of the platform answers, and what serves each connection that a program opens there: a database beside the app, say.</summary>
    public IReadOnlyDictionary<ushort, Func<Stream, CancellationToken, Task>> Ways { get; init; } = new Dictionary<ushort, Func<Stream, CancellationToken, Task>>();

    /// <summary>Variables of every program inside, where it is given no other.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Written into the bundle for whoever looks at the machine: owner, project, creation time.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}
