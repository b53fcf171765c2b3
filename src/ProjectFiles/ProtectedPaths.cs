using System.Collections.Frozen;

namespace Forja.ProjectFiles;

/// <summary>
/// What may not be written. Nobody writes what belongs to Git, to Forja or to the package manager; a model moreover writes no lock files, which only the tool that
/// resolves packages may, and no pipelines, which would run elsewhere with somebody's credentials.
/// </summary>
public static class ProtectedPaths
{
    private static readonly FrozenSet<string> ReservedFolders = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, ".git", ".forja", "node_modules");

    private static readonly FrozenSet<string> PipelineFolders = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ".github", ".gitea", ".forgejo", ".circleci", ".buildkite", ".woodpecker", ".husky");

    private static readonly FrozenSet<string> PipelineFiles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, ".gitlab-ci.yml", "azure-pipelines.yml", "bitbucket-pipelines.yml", "jenkinsfile", ".travis.yml", ".drone.yml", ".woodpecker.yml");

    private static readonly FrozenSet<string> LockFiles = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "bun.lockb", "deno.lock",
        "poetry.lock", "uv.lock", "pipfile.lock", "cargo.lock", "go.sum", "composer.lock", "gemfile.lock", "packages.lock.json");

    /// <summary>True when nobody may write there through Forja.</summary>
    public static bool IsReserved(FilePath path) => path.Segments.Any(name => ReservedFolders.Contains(name.TrimEnd('.', ' ')));

    /// <summary>True when a model may not write there.</summary>
    public static bool IsProtected(FilePath path) =>
        IsReserved(path)
        || LockFiles.Contains(path.Name)
        || PipelineFiles.Contains(path.Name)
        || path.Segments.Any(PipelineFolders.Contains);

    /// <summary>True when this author (<see cref="VersionAuthors"/>) may not write there.</summary>
    public static bool Refuses(FilePath path, string author) => author == VersionAuthors.Model ? IsProtected(path) : IsReserved(path);
}
