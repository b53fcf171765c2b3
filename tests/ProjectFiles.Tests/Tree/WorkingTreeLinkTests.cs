using System.Net.Sockets;
using Forja.ProjectFiles.Tests.Scene;
using Forja.ProjectFiles.Tree;

namespace Forja.ProjectFiles.Tests.Tree;

/// <summary>What a program in the sandbox can put into the tree to make the server touch something else.</summary>
public sealed class WorkingTreeLinkTests : IDisposable
{
    private readonly TreeScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    [Trait("Case", "F3")]
    public async Task AnyAccess_FileIsASymlink_IsRefusedAndTheTargetUntouched()
    {
        File.CreateSymbolicLink(_scene["link.txt"], _scene.Secret);
        File.CreateSymbolicLink(_scene["inside.txt"], "other.txt");
        _scene.Put("other.txt", "other");

        await RefusedAsync(() => _scene.ReadAsync("link.txt"));
        await RefusedAsync(() => _scene.WriteAsync("link.txt", "overwritten"));
        await RefusedAsync(() => _scene.Tree.RenameAsync(FilePath.Parse("link.txt"), FilePath.Parse("moved.txt"), CancellationToken.None));
        await RefusedAsync(() => _scene.ReadAsync("inside.txt"));

        Assert.Equal("secret", File.ReadAllText(_scene.Secret));
    }

    [Theory]
    [InlineData("absolute")]
    [InlineData("relative")]
    [InlineData("proc")]
    [Trait("Case", "F3")]
    public async Task AnyAccess_FolderIsASymlink_IsRefused(string kind)
    {
        File.CreateSymbolicLink(_scene["dir"], kind switch { "absolute" => _scene.Outside, "relative" => "../outside", _ => "/proc/self/root" + _scene.Outside });

        await RefusedAsync(() => _scene.ReadAsync("dir/secret.txt"));
        await RefusedAsync(() => _scene.WriteAsync("dir/secret.txt", "overwritten"));
        await RefusedAsync(() => _scene.WriteAsync("dir/new/file.txt", "escaped"));
        await RefusedAsync(() => _scene.Tree.DeleteAsync(FilePath.Parse("dir/secret.txt"), CancellationToken.None));

        Assert.Equal(["secret.txt"], Directory.GetFileSystemEntries(_scene.Outside).Select(Path.GetFileName));
        Assert.Equal("secret", File.ReadAllText(_scene.Secret));
    }

    [Fact]
    [Trait("Case", "F3")]
    public async Task DeleteAsync_Symlink_RemovesTheLinkOnly()
    {
        File.CreateSymbolicLink(_scene["link.txt"], _scene.Secret);

        Assert.True(await _scene.Tree.DeleteAsync(FilePath.Parse("link.txt"), CancellationToken.None));

        Assert.True(File.Exists(_scene.Secret));
        Assert.Empty(Directory.GetFileSystemEntries(_scene.Root));
    }

    [Fact]
    [Trait("Case", "F3")]
    [Trait("Case", "F5")]
    public async Task ListAsync_LinksAndSpecialFiles_LabelsThemAndFollowsNone()
    {
        File.CreateSymbolicLink(_scene["link"], _scene.Outside);
        _scene.Put("plain.txt", "12345");
        _scene.Put("twice.txt");
        _scene.Run("ln", _scene["twice.txt"], _scene["again.txt"]);
        _scene.Run("mkfifo", _scene["pipe"]);
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_scene["socket"]));

        var listing = await _scene.Tree.ListAsync(CancellationToken.None);

        Assert.Equal(
            [
                ("again.txt", TreeEntryKind.HardLink), ("link", TreeEntryKind.Symlink), ("pipe", TreeEntryKind.Fifo),
                ("plain.txt", TreeEntryKind.File), ("socket", TreeEntryKind.Socket), ("twice.txt", TreeEntryKind.HardLink),
            ],
            listing.Entries.Select(entry => (entry.Path.Value, entry.Kind)));
        Assert.Equal(5, listing.Entries.Single(entry => entry.Kind == TreeEntryKind.File).Size);
    }

    [Fact]
    [Trait("Case", "F5")]
    public async Task AnyAccess_FifoWithoutWriter_IsRefusedWithoutWaiting()
    {
        _scene.Run("mkfifo", _scene["pipe"]);

        await RefusedAsync(() => _scene.ReadAsync("pipe"));
        await RefusedAsync(() => _scene.WriteAsync("pipe", "x"));
        var snapshot = await _scene.Tree.SnapshotAsync([], CancellationToken.None);

        Assert.Empty(snapshot.Files.Files);
    }

    [Fact]
    [Trait("Case", "F5")]
    public async Task AnyAccess_HardLinkToAnotherFile_IsRefused()
    {
        _scene.Run("ln", _scene.Secret, _scene["hard.txt"]);

        await RefusedAsync(() => _scene.ReadAsync("hard.txt"));
        await RefusedAsync(() => _scene.WriteAsync("hard.txt", "overwritten"));

        Assert.Equal("secret", File.ReadAllText(_scene.Secret));
    }

    [Fact]
    [Trait("Case", "F5")]
    public async Task AnyAccess_DeviceNode_IsRefused()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root can make device nodes.");
        _scene.Run("mknod", _scene["null"], "c", "1", "3");

        await RefusedAsync(() => _scene.ReadAsync("null"));
        await RefusedAsync(() => _scene.WriteAsync("null", "x"));
    }

    [Fact]
    [Trait("Case", "F4")]
    public async Task WriteAsync_FolderIsSwappedForALinkAllTheTime_NothingEscapes()
    {
        Directory.CreateDirectory(_scene["swap"]);
        File.CreateSymbolicLink(_scene["link"], "../outside");
        using var stop = new CancellationTokenSource();
        var swapping = Task.Run(() => Swap(stop.Token));
        var written = 0;
        for (var round = 0; round < 10_000; round++)
        {
            try
            {
                await _scene.WriteAsync("swap/file.txt", "inside");
                written++;
                if (await _scene.ReadAsync("swap/file.txt") is { } text) Assert.Equal("inside", text);
                if (await _scene.ReadAsync("swap/secret.txt") is { } secret) Assert.Fail($"read {secret}");
            }
            catch (FileRefusedException)
            {
                // The link was there at that moment.
            }
        }

        await stop.CancelAsync();
        await swapping;
        Assert.NotEqual(0, written);
        Assert.Equal(["secret.txt"], Directory.GetFileSystemEntries(_scene.Outside).Select(Path.GetFileName));
        Assert.Equal("secret", File.ReadAllText(_scene.Secret));
    }

    // Exchanges the two names in one step, so that the name is always a folder or always a link and never missing.
    private void Swap(CancellationToken stop)
    {
        const uint exchange = 2;
        using var root = Native.OpenTrusted(_scene.Root, Native.ReadOnly | Native.Directory);
        while (!stop.IsCancellationRequested) Assert.Equal(0, Native.Rename(root, "swap", root, "link", exchange));
    }

    private static async Task RefusedAsync(Func<Task> access)
    {
        var refusal = await Assert.ThrowsAsync<FileRefusedException>(access);
        Assert.Equal(FileCodes.FileSpecial, refusal.Code);
    }
}
