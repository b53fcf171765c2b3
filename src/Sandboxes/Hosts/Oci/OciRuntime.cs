using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>Calls the runtime's command (crun or runc).</summary>
internal sealed class OciRuntime(string program, string stateFolder, bool rootless)
{
    private const string Unified = "/sys/fs/cgroup/unified";

    private readonly string[] _command = [.. Prelude(rootless), program, .. IsCrun(program) ? [rootless ? "--cgroup-manager=disabled" : "--cgroup-manager=cgroupfs"] : Array.Empty<string>(), "--root", stateFolder];

    /// <summary>The program that a name on the PATH, or a path, stands for; null when there is none.</summary>
    public static string? Find(string nameOrPath) =>
        nameOrPath.Contains('/') ? (File.Exists(nameOrPath) ? nameOrPath : null)
        : new[] { "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin" }.Select(folder => Path.Join(folder, nameOrPath)).FirstOrDefault(File.Exists);

    /// <summary>Creates and starts a sandbox, its process 1 gets the listener as descriptor 3. Returns once the runtime's command has ended, which leaves the sandbox running.</summary>
    public Task<RuntimeAnswer> StartAsync(string name, string bundle, string pidFile, SafeHandle listener) =>
        CallAsync(["run", "--detach", "--preserve-fds=1", "--bundle", bundle, "--pid-file", pidFile, name], listener);

    /// <summary>Ends what is left of a sandbox and forgets it. Fine when there is none.</summary>
    public Task<RuntimeAnswer> DeleteAsync(string name) => CallAsync(["delete", "--force", name], null);

    public static Task<RuntimeAnswer> VersionAsync(string program) => RunAsync([program, "--version"], null);

    private static bool IsCrun(string program) => Path.GetFileName(program).StartsWith("crun", StringComparison.Ordinal);

    private Task<RuntimeAnswer> CallAsync(string[] arguments, SafeHandle? third) => RunAsync([.. _command, .. arguments], third);

    // The command's end is waited for on a thread of its own: it takes tens of milliseconds, and many may start at once.
    private static Task<RuntimeAnswer> RunAsync(string[] command, SafeHandle? third) => Task.Factory.StartNew(
        () =>
        {
            var added = false;
            try
            {
                third?.DangerousAddRef(ref added);
                var (pid, output) = Native.Spawn(command, third is null ? -1 : (int)third.DangerousGetHandle());
                string text;
                using (var stream = new FileStream(new SafeFileHandle(output, ownsHandle: true), FileAccess.Read, bufferSize: 0))
                {
                    text = new StreamReader(stream).ReadToEnd();
                }

                return new RuntimeAnswer(Native.Wait(pid), text.Trim());
            }
            finally
            {
                if (added) third!.DangerousRelease();
            }
        },
        CancellationToken.None,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);

    // crun refuses a machine with cgroup v1 whose v2 hierarchy has controllers left over ("hybrid mode not supported"). It only has to not see that hierarchy:
    // it gets a mount namespace of its own, where it is covered. 3 ms, and nothing of the host changes. An ordinary user may make one inside a user namespace only; there
    // it stays who it is, so that the runtime maps the same user into the sandbox.
    private static string[] Prelude(bool rootless)
    {
        var controllers = Path.Join(Unified, "cgroup.controllers");
        if (!File.Exists(controllers) || string.IsNullOrWhiteSpace(File.ReadAllText(controllers))) return [];
        string[] user = rootless ? ["--user", "--map-current-user", "--keep-caps"] : [];
        return ["unshare", .. user, "--mount", "sh", "-c", $"mount -t tmpfs none {Unified} && exec \"$@\"", "sh"];
    }
}
