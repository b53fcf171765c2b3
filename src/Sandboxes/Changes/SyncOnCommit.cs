using Forja.ProjectFiles;
using Forja.Sandboxes.Recipes;
using Microsoft.Extensions.Logging;

namespace Forja.Sandboxes.Changes;

/// <summary>
/// A running app follows what its files say it needs: when a person or a program changes package.json, say, its packages are prepared and it starts over them. A turn
/// sees to that itself.
/// </summary>
internal sealed partial class SyncOnCommit(LiveSandboxes sandboxes, ProjectFolders folders, ILogger<SyncOnCommit> logger) : IProjectObserver
{
    public Task OnCommittedAsync(ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        // Not awaited: preparing may write a lock, through the very writer that waits for this call.
        if (version is { TurnId: null, Author: not VersionAuthors.Starter } && version.Files.Any(file => RecipeFiles.Decide(file.Path.Value)) && sandboxes.Find(project) is { Live: true } sandbox)
        {
            _ = Task.Run(() => SyncAsync(project, sandbox), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    private async Task SyncAsync(ProjectId project, Sandbox sandbox)
    {
        try
        {
            // Half-written JSON of an editor that saves while a person types is no wish: the app goes on as it was.
            await SandboxPlan.ReadAsync(folders.TreeOf(project), CancellationToken.None);
            await sandbox.SyncDependenciesAsync(CancellationToken.None);
        }
        catch (SandboxFailedException exception)
        {
            LogNotFollowed(project, exception.Code);
        }
        catch (Exception exception)
        {
            LogBroken(exception, project);
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "The app of {Project} does not follow its files: {Code}.")]
    private partial void LogNotFollowed(ProjectId project, string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The app of {Project} could not follow its files.")]
    private partial void LogBroken(Exception exception, ProjectId project);
}
