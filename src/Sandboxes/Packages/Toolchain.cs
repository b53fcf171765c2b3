namespace Forja.Sandboxes.Packages;

/// <summary>Node and npm, ready to be mounted read-only at <see cref="MountPoint"/>: <c>bin/node</c>, <c>bin/npm</c>, <c>bin/npx</c>.</summary>
/// <param name="Version">Version of Node, such as <c>24.21.0</c>.</param>
/// <param name="Directory">The folder on this machine.</param>
public sealed record Toolchain(string Version, string Directory)
{
    /// <summary>Where a sandbox sees it.</summary>
    public const string MountPoint = "/opt/node";

    /// <summary>Node inside a sandbox.</summary>
    public const string NodePath = MountPoint + "/bin/node";

    /// <summary>npm inside a sandbox; a script that finds node on the PATH.</summary>
    public const string NpmPath = MountPoint + "/bin/npm";
}
