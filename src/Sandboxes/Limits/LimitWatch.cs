using Forja.ProjectFiles;
using Forja.Sandboxes.Services;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Limits;

/// <summary>
/// Holds what the kernel does not hold by itself, and names what it does: a project's space on the disk, which is counted as soon as the disk has lost some, and processes
/// that were refused. While nobody writes much this costs one question to the kernel a second.
/// </summary>
internal sealed partial class LimitWatch(
    LiveSandboxes sandboxes, LiveServices services, ProjectFolders projects, IOptions<ProjectFilesOptions> files, IOptions<SandboxOptions> options, TimeProvider time, ILogger<LimitWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(1);

    // So much may be lost before it is counted who has it: with a second between two looks, what a program writes over its limit is bounded by this and the disk's speed.
    private const long Bytes = 64L << 20, Files = 5_000;

    private DiskSpace? _counted;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                try
                {
                    foreach (var sandbox in sandboxes.All) sandbox.TellOfRefusals();
                    await LookAtDiskAsync(stoppingToken);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // A folder that went away meanwhile; the next look sees what is there then.
                    LogNotCounted(exception);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async Task LookAtDiskAsync(CancellationToken cancellationToken)
    {
        if (DiskSpace.Of(files.Value.DataDirectory) is not { } now) return;
        if (_counted is not { } before || now.FreeBytes > before.FreeBytes || now.FreeFiles > before.FreeFiles) _counted = before = now;
        if (before.FreeBytes - now.FreeBytes < Bytes && before.FreeFiles - now.FreeFiles < Files) return;

        _counted = now;
        await services.HoldDiskLimitAsync(cancellationToken);
        var limits = options.Value.Limits;
        foreach (var sandbox in sandboxes.All.Where(sandbox => sandbox.Status.State is SandboxState.Running or SandboxState.Starting or SandboxState.Failed && sandbox.Live))
        {
            var folders = new[] { projects.TreeOf(sandbox.Project).Root, projects.SandboxDirectoryOf(sandbox.Project) };
            var use = await Task.Run(() => DiskUse.Of(folders, limits.DiskBytes, limits.DiskFiles, cancellationToken), cancellationToken);
            if (use.Bytes <= limits.DiskBytes && use.Files <= limits.DiskFiles) continue;

            LogFull(sandbox.Project);
            await sandbox.EndForAsync(new SandboxFailedException("sandbox.disk-full", use.Bytes > limits.DiskBytes
                ? $"The app has filled the {limits.DiskBytes >> 20} MB of disk space that it may use, and was stopped. Delete files that it does not need, then restart it."
                : $"The app has made more than the {limits.DiskFiles} files that it may have, and was stopped. Delete those that it does not need, then restart it."));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The sandbox of {Project} has filled its space on the disk and is stopped.")]
    private partial void LogFull(ProjectId project);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The space on the disk could not be counted.")]
    private partial void LogNotCounted(Exception exception);
}
