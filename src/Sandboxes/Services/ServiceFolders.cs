using System.Diagnostics;
using System.Globalization;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;

namespace Forja.Sandboxes.Services;

/// <summary>
/// Where services keep their data: <c>projects/{id}/services/{kind}/data</c>, and copies of it beside. Data are copied while no sandbox has them, so nobody can exchange what is
/// looked at; links in them are copied as links.
/// </summary>
internal sealed class ServiceFolders(ProjectFolders folders)
{
    // Others may pass through to what they were given, but not look around.
    private const UnixFileMode PassThrough =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Of(ProjectId project, ServiceKind kind) => Path.Join(folders.DirectoryOf(project), "services", kind.Name);

    public string DataOf(ProjectId project, ServiceKind kind) => Path.Join(Of(project, kind), "data");

    public bool HasData(ProjectId project, ServiceKind kind) => Directory.Exists(Path.Join(DataOf(project, kind), "db"));

    public string SnapshotOf(ProjectId project, ServiceKind kind, int number) =>
        Path.Join(Of(project, kind), "snapshots", number.ToString(CultureInfo.InvariantCulture));

    /// <summary>The data folder, owned by the service's user.</summary>
    public string Prepare(ProjectId project, ServiceKind kind, SandboxIdentity identity)
    {
        HostFolders.Make(Path.Join(folders.DirectoryOf(project), "services"), PassThrough);
        HostFolders.Make(Of(project, kind), PassThrough);
        var data = DataOf(project, kind);
        if (Directory.Exists(data)) return data;

        HostFolders.Make(data, Private);
        if (Native.IsRoot) Native.ChangeOwner(data, identity.HostUser);
        return data;
    }

    /// <summary>Copies a data folder whole: everything is there, or nothing is. On file systems that share blocks it takes no time and no space.</summary>
    public static async Task CopyAsync(string from, string to, CancellationToken cancellationToken)
    {
        HostFolders.Make(Path.GetDirectoryName(to)!, PassThrough);
        var unfinished = to + ".new";
        if (Directory.Exists(unfinished)) Directory.Delete(unfinished, recursive: true);
        await RunAsync(["cp", "-a", "--reflink=auto", "--no-target-directory", "--", from, unfinished], cancellationToken);
        Directory.Move(unfinished, to);
    }

    /// <summary>Puts a copy in the place of the data.</summary>
    public async Task ReplaceAsync(ProjectId project, ServiceKind kind, string copy, CancellationToken cancellationToken)
    {
        var (data, before) = (DataOf(project, kind), DataOf(project, kind) + ".before");
        if (Directory.Exists(before)) Directory.Delete(before, recursive: true);
        await CopyAsync(copy, data + ".restored", cancellationToken);
        Directory.Move(data, before);
        Directory.Move(data + ".restored", data);
        Directory.Delete(before, recursive: true);
    }

    /// <summary>Gives data that came from another project to this one's user.</summary>
    public Task GiveAsync(ProjectId project, ServiceKind kind, SandboxIdentity identity, CancellationToken cancellationToken)
    {
        if (!Native.IsRoot) return Task.CompletedTask;
        var owner = identity.HostUser.ToString(CultureInfo.InvariantCulture);
        return RunAsync(["chown", "-hR", $"{owner}:{owner}", "--", DataOf(project, kind)], cancellationToken);
    }

    public void Remove(ProjectId project, ServiceKind kind)
    {
        if (Directory.Exists(Of(project, kind))) Directory.Delete(Of(project, kind), recursive: true);
    }

    private static async Task RunAsync(string[] command, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        if (process.ExitCode != 0) throw new SandboxFailedException("service.copy-failed", $"The data could not be copied: {(await errors).Trim()}");
    }
}
