using Forja.ProjectFiles;

namespace Forja.Testing.Attacks;

/// <summary>Files that are to make the server, which may do more, read or write somewhere else.</summary>
public static class Bendings
{
    private const string Wait = """

        print('ready', flush=True)
        until = time.monotonic() + 30
        while not os.path.exists('/app/over') and time.monotonic() < until: time.sleep(0.01)
        """;

    public static IReadOnlyList<Attack> All { get; } =
    [
        new("F3", "links out of the project", """
            os.symlink(HOST['secret'], '/app/link'); os.symlink(HOST['data'], '/app/folder'); os.symlink('/proc/self/environ', '/app/magic'); os.symlink('../../../..' + HOST['secret'], '/app/up')
            os.symlink('/app/note.txt', '/app/within')
            """ + Wait)
        {
            TriesOutside = 12,
            Meanwhile = async (scene, cancellationToken) =>
            {
                List<string> through = [];
                foreach (var path in new[] { "link", "folder/secret.txt", "magic", "up" })
                {
                    if (await ReadsAsync(scene, path)) through.Add($"read {path}");
                    if (await WritesAsync(scene, path)) through.Add($"write {path}");
                }

                var listing = await scene.Tree.ListAsync(cancellationToken);
                through.AddRange(from entry in listing.Entries where entry.Path.Value is "link" or "folder" or "magic" or "up" && entry.Kind != TreeEntryKind.Symlink select $"listed {entry.Path} as {entry.Kind}");
                through.AddRange(from entry in listing.Entries where entry.Path.Value.StartsWith("folder/", StringComparison.Ordinal) select $"listed {entry.Path}");
                if (File.ReadAllText(scene.Secret) != "secret of the host") through.Add("the host's file changed");
                await OverAsync(scene);
                return through;
            },
        },
        new("F4", "a folder exchanged for a link while the server writes", """
            os.mkdir('/app/real'); os.mkdir('/app/swap')
            def swap():
                while not os.path.exists('/app/over'):
                    try:
                        os.rename('/app/swap', '/app/aside'); os.symlink(HOST['data'] + '/outside', '/app/swap')
                        os.unlink('/app/swap'); os.rename('/app/aside', '/app/swap')
                    except OSError: pass
            print('ready', flush=True)
            until = time.monotonic() + 30
            swap()
            """)
        {
            TriesOutside = 2000,
            Meanwhile = async (scene, _) =>
            {
                var outside = Directory.CreateDirectory(Path.Join(scene.Data, "outside")).FullName;
                File.SetUnixFileMode(outside, (UnixFileMode)0b111_111_111);
                for (var number = 0; number < 2000; number++) await WritesAsync(scene, "swap/x.txt");
                await OverAsync(scene);
                return Directory.EnumerateFileSystemEntries(outside).Any() ? ["a file outside was written"] : [];
            },
        },
        new("F5", "pipes, sockets, devices and hard links", """
            os.mkfifo('/app/pipe'); socket.socket(socket.AF_UNIX).bind('/app/socket'); os.link('/app/note.txt', '/app/hard')
            attempt('device', lambda: os.mknod('/app/device', 0o600 | stat.S_IFBLK, os.makedev(254, 0)) is None)
            attempt('memory device', lambda: os.mknod('/app/memory', 0o600 | stat.S_IFCHR, os.makedev(1, 1)) is None)
            for path in ('/etc/passwd', '/usr/bin/id', '/run/forja/agent', '/etc/hostname'): attempt('hard link to ' + path, lambda: os.link(path, '/app/linked') is None)
            """ + Wait)
        {
            TriesOutside = 6,
            Meanwhile = async (scene, _) =>
            {
                List<string> through = [];
                foreach (var path in new[] { "pipe", "socket", "hard" })
                {
                    if (await ReadsAsync(scene, path)) through.Add($"read {path}");
                    if (path != "hard" && await WritesAsync(scene, path)) through.Add($"write {path}");
                }

                await OverAsync(scene);
                return through;
            },
        },
    ];

    private static Task<bool> ReadsAsync(AttackScene scene, string path) =>
        GoesThroughAsync(async () => await scene.Tree.ReadAsync(FilePath.Parse(path), CancellationToken.None) is not null);

    private static Task<bool> WritesAsync(AttackScene scene, string path) => GoesThroughAsync(async () =>
    {
        await scene.Tree.WriteAsync(FilePath.Parse(path), "written"u8.ToArray(), CancellationToken.None);
        return true;
    });

    // A call that hangs is as bad as one that reads.
    private static async Task<bool> GoesThroughAsync(Func<Task<bool>> act)
    {
        try
        {
            return await Task.Run(act).WaitAsync(TimeSpan.FromSeconds(10));
        }
        catch (Exception exception) when (exception is FileRefusedException or IOException or System.ComponentModel.Win32Exception)
        {
            // Refused, or gone in that moment.
            return false;
        }
        catch (TimeoutException)
        {
            return true;
        }
    }

    private static Task OverAsync(AttackScene scene) => scene.Tree.WriteAsync(FilePath.Parse("over"), ReadOnlyMemory<byte>.Empty, CancellationToken.None);
}
