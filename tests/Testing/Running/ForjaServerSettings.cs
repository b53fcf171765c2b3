namespace Forja.Testing.Running;

/// <summary>How a test wants its server: everything else is the product's own default.</summary>
public sealed record ForjaServerSettings
{
    /// <summary>Settings and model addresses, as a person would put them in the environment.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Keeps the data of an earlier server, to start a second one over it. By default a new folder, deleted at the end.</summary>
    public string? DataDirectory { get; init; }

    /// <summary>Packages, toolchains and prepared dependencies from earlier runs; null = each server gets its own.</summary>
    public string? SharedCache { get; init; }

    /// <summary>The server's program; by default the one that <c>./forja</c> built.</summary>
    public string Program { get; init; } = Installation.Server;

    /// <summary>Longest wait for the link; a start that prepares nothing takes a second or two.</summary>
    public TimeSpan StartLimit { get; init; } = TimeSpan.FromMinutes(1);
}
