using System.Security.Cryptography;
using System.Text;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>Names a layer by what is in it: the locked packages, the version of Node and the kind of machine. The project's own name and scripts do not count. Pure.</summary>
internal static class LayerKey
{
    /// <summary>Raised when a layer of the same packages would come out otherwise.</summary>
    private const int Format = 4;

    public static string Of(PackageManifest manifest, PackageLock packageLock, string nodeVersion, string platform)
    {
        var text = Header(manifest, nodeVersion, platform);
        foreach (var package in packageLock.Packages) text.Append(package.Path).Append('@').Append(package.Version).Append(' ').Append(package.Integrity).Append('\n');
        return Hash(text);
    }

    /// <summary>Names a wish that has no lock of its own yet: what is asked for, and the lock that it starts from.</summary>
    public static string OfWish(PackageManifest manifest, PackageLock? start, string nodeVersion, string platform)
    {
        var text = Header(manifest, nodeVersion, platform).Append("wish\n");
        foreach (var package in start?.Packages ?? []) text.Append(package.Path).Append('@').Append(package.Version).Append('\n');
        return Hash(text);
    }

    private static StringBuilder Header(PackageManifest manifest, string nodeVersion, string platform)
    {
        var text = new StringBuilder().Append(Format).Append('\n').Append(nodeVersion.Split('.')[0]).Append('\n').Append(platform).Append('\n');
        foreach (var (kind, ranges) in new[] { ("prod", manifest.Dependencies), ("dev", manifest.DevDependencies), ("optional", manifest.OptionalDependencies) })
        {
            foreach (var (name, range) in ranges) text.Append(kind).Append(' ').Append(name).Append(' ').Append(range).Append('\n');
        }

        return text.Append(manifest.Overrides).Append('\n');
    }

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..32];
}
