using Forja.ProjectFiles;

namespace Forja.Turns.Running;

/// <summary>What never leaves for a model as text: what looks like a secret, and lock files, which are the tools' own. Pure.</summary>
internal static class SecretPaths
{
    public static bool AreListedOnly(FilePath path) =>
        path.Name is "package-lock.json" or "pnpm-lock.yaml" or "yarn.lock" or "bun.lock" or "poetry.lock"
        || path.Name == ".env" || (path.Name.StartsWith(".env.", StringComparison.Ordinal) && path.Name is not ".env.example")
        || path.Extension is ".pem" or ".key" or ".p12" or ".pfx";
}
