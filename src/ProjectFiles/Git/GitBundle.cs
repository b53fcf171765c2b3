using System.Text;

namespace Forja.ProjectFiles.Git;

/// <summary>All of a project's versions in one file that <c>git clone</c> takes like a repository.</summary>
internal static class GitBundle
{
    public static async Task WriteAsync(ProjectStore store, ProjectId project, Stream output, CancellationToken cancellationToken)
    {
        await using var pack = GitEndpoints.NewPack();
        var head = await new GitHistory(store, project).WriteAsync(pack, cancellationToken);
        await output.WriteAsync(Encoding.ASCII.GetBytes($"# v2 git bundle\n{head} {GitHistory.Branch}\n{head} HEAD\n\n"), cancellationToken);
        await pack.CopyToAsync(output, cancellationToken);
    }
}
