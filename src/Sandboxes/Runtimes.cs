namespace Forja.Sandboxes;

/// <summary>The ways of running a project, as the API names them.</summary>
public static class Runtimes
{
    /// <summary>The platform decides.</summary>
    public const string Auto = "auto";

    /// <summary>A sandbox of this machine.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>A container of this machine's Docker Engine.</summary>
    public const string Docker = "docker";

    /// <summary>The page in its visitors' browsers, where its files allow that; what else it has, in a sandbox of this machine.</summary>
    public const string Browser = "browser";

    /// <summary>All that a project may be set to.</summary>
    public static IReadOnlyList<string> All { get; } = [Auto, Browser, Sandbox, Docker];
}
