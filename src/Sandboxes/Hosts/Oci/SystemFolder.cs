namespace Forja.Sandboxes.Hosts.Oci;

/// <summary>
/// Makes the root folder that sandboxes see: the host's programs come by a read-only mount of <c>/usr</c>, and <c>/etc</c> is written here from nothing, with the few files
/// that programs ask for. Nothing of the host's own settings, users or names goes in.
/// </summary>
internal static class SystemFolder
{
    private const UnixFileMode Open =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private static readonly string[] Folders =
    [
        "usr", "etc", "proc", "dev", "tmp", "run", "run/forja", "home", "home/app", "app", "opt", "opt/node", "opt/forja", "var", "var/tmp", "root", "mnt", "srv",
    ];

    // Libraries and interpreters of the host's /usr that keep a part in /etc.
    private static readonly string[] Copied = ["ld.so.cache", "mime.types", "services", "protocols", "debian_version"];

    public static void Create(string root)
    {
        if (Directory.Exists(root)) Directory.Delete(root, recursive: true);
        HostFolders.Make(root, Open);
        foreach (var folder in Folders) HostFolders.Make(Path.Join(root, folder), Open);
        foreach (var name in new[] { "bin", "sbin", "lib", "lib32", "lib64", "libx32" })
        {
            if (Directory.Exists($"/usr/{name}")) File.CreateSymbolicLink(Path.Join(root, name), $"usr/{name}");
        }

        var etc = Path.Join(root, "etc");
        Write(etc, "passwd", "root:x:0:0:root:/root:/usr/sbin/nologin\napp:x:1000:1000:app:/home/app:/bin/sh\nnobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin\n");
        Write(etc, "group", "root:x:0:\napp:x:1000:\nnogroup:x:65534:\n");
        Write(etc, "hosts", "127.0.0.1 localhost sandbox\n::1 localhost\n");
        Write(etc, "hostname", "sandbox\n");
        Write(etc, "nsswitch.conf", "passwd: files\ngroup: files\nhosts: files\n");
        Write(etc, "resolv.conf", "");
        File.CreateSymbolicLink(Path.Join(etc, "os-release"), "../usr/lib/os-release");
        foreach (var name in Copied)
        {
            if (File.Exists($"/etc/{name}")) Copy($"/etc/{name}", Path.Join(etc, name));
        }

        CopyLinks("/etc/alternatives", Path.Join(etc, "alternatives"));
        foreach (var folder in Directory.EnumerateDirectories("/etc", "python3*")) CopyFiles(folder, Path.Join(etc, Path.GetFileName(folder)));
    }

    /// <summary>Makes sure that a mount has something to be mounted on.</summary>
    public static void AddTarget(string root, SandboxMount mount)
    {
        var path = Path.Join(root, mount.Target);
        if (Directory.Exists(path) || File.Exists(path)) return;

        if (mount is SandboxMount.ReadOnly fixedMount && File.Exists(fixedMount.Source))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!, Open);
            File.WriteAllBytes(path, []);
        }
        else
        {
            Directory.CreateDirectory(path, Open);
        }
    }

    private static void Write(string folder, string name, string content)
    {
        File.WriteAllText(Path.Join(folder, name), content);
        File.SetUnixFileMode(Path.Join(folder, name), Readable);
    }

    private static void Copy(string source, string target)
    {
        File.Copy(source, target);
        File.SetUnixFileMode(target, Readable);
    }

    private static void CopyLinks(string source, string target)
    {
        if (!Directory.Exists(source)) return;
        HostFolders.Make(target, Open);
        foreach (var link in Directory.EnumerateFileSystemEntries(source))
        {
            if (new FileInfo(link).LinkTarget is { } destination) File.CreateSymbolicLink(Path.Join(target, Path.GetFileName(link)), destination);
        }
    }

    private static void CopyFiles(string source, string target)
    {
        HostFolders.Make(target, Open);
        foreach (var file in Directory.EnumerateFiles(source)) Copy(file, Path.Join(target, Path.GetFileName(file)));
    }
}
