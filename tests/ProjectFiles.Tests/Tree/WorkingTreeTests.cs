using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Tree;

public sealed class WorkingTreeTests : IDisposable
{
    private readonly TreeScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task WriteAsync_NewFileInNewFolders_CanBeRead()
    {
        await _scene.WriteAsync("src/ui/App.tsx", "hello");

        Assert.Equal("hello", await _scene.ReadAsync("src/ui/App.tsx"));
        Assert.Empty(Directory.GetFileSystemEntries(_scene.Staging));
    }

    [Fact]
    public async Task WriteAsync_ExistingFile_ReplacesItAndKeepsItsMode()
    {
        _scene.Put("run.sh", "old");
        _scene.Run("chmod", "750", _scene["run.sh"]);

        await _scene.WriteAsync("run.sh", "new");

        Assert.Equal("new", File.ReadAllText(_scene["run.sh"]));
        _scene.Run("sh", "-c", $"test $(stat -c %a {_scene["run.sh"]}) = 750");
    }

    [Fact]
    public async Task WriteAsync_ReaderHasOldFileOpen_ReaderKeepsTheOldWhole()
    {
        _scene.Put("a.txt", "old");
        using var reader = File.OpenText(_scene["a.txt"]);

        await _scene.WriteAsync("a.txt", "new content");

        Assert.Equal("old", await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task WriteAsync_FileWhereAFolderIsNeeded_IsRefused()
    {
        _scene.Put("src", "a file");

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => _scene.WriteAsync("src/a.txt", "x"));

        Assert.Equal(FileCodes.PathBlocked, refusal.Code);
        Assert.Equal("a file", File.ReadAllText(_scene["src"]));
    }

    [Fact]
    public async Task WriteAsync_FolderWhereTheFileBelongs_IsRefused()
    {
        Directory.CreateDirectory(_scene["src"]);

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => _scene.WriteAsync("src", "x"));

        Assert.Equal(FileCodes.PathBlocked, refusal.Code);
    }

    [Fact]
    public async Task WriteAsync_AsRoot_GivesFilesAndFoldersToTheOwnerOfTheTree()
    {
        Assert.SkipUnless(Environment.IsPrivilegedProcess, "Only root may give files away.");
        _scene.Run("chown", "12345:12345", _scene.Root);

        await _scene.WriteAsync("src/a.txt", "x");

        _scene.Run("sh", "-c", $"test \"$(stat -c %u:%g {_scene["src"]} {_scene["src/a.txt"]} | sort -u)\" = 12345:12345");
    }

    [Fact]
    [Trait("Case", "F8")]
    public async Task WriteAsync_MoreThanTheLimit_IsRefusedWithNothingVisible()
    {
        using var scene = new TreeScene(options => options.MaxFileBytes = 1024);

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => scene.WriteAsync("big.txt", new string('x', 1025)));

        Assert.Equal(FileCodes.FileTooLarge, refusal.Code);
        Assert.False(File.Exists(scene["big.txt"]));
        Assert.Empty(Directory.GetFileSystemEntries(scene.Staging));
    }

    [Fact]
    public async Task Stage_NotPublished_LeavesNoTrace()
    {
        await _scene.WriteAsync("a.txt", "old");

        _scene.Tree.Stage(FilePath.Parse("a.txt"), TreeScene.Bytes("new")).Dispose();

        Assert.Equal("old", await _scene.ReadAsync("a.txt"));
        Assert.Empty(Directory.GetFileSystemEntries(_scene.Staging));
    }

    [Fact]
    public async Task ReadAsync_NoSuchFile_GivesNull()
    {
        _scene.Put("file");

        Assert.Null(await _scene.ReadAsync("missing.txt"));
        Assert.Null(await _scene.ReadAsync("no/such/folder.txt"));
        Assert.Null(await _scene.ReadAsync("file/below.txt"));
    }

    [Fact]
    public async Task ReadAsync_LargerThanTheLimit_IsRefused()
    {
        using var scene = new TreeScene(options => options.MaxFileBytes = 1024);
        scene.Put("big.txt", new string('x', 1025));

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => scene.ReadAsync("big.txt"));

        Assert.Equal(FileCodes.FileTooLarge, refusal.Code);
    }

    [Fact]
    public async Task DeleteAsync_LastFileOfFolders_RemovesTheFoldersToo()
    {
        await _scene.WriteAsync("a/b/c.txt", "x");
        await _scene.WriteAsync("a/d.txt", "x");

        Assert.True(await _scene.Tree.DeleteAsync(FilePath.Parse("a/b/c.txt"), CancellationToken.None));

        Assert.False(Directory.Exists(_scene["a/b"]));
        Assert.True(File.Exists(_scene["a/d.txt"]));
        Assert.False(await _scene.Tree.DeleteAsync(FilePath.Parse("a/b/c.txt"), CancellationToken.None));
    }

    [Fact]
    public async Task RenameAsync_FreeTarget_Moves()
    {
        await _scene.WriteAsync("a/old.txt", "x");

        await _scene.Tree.RenameAsync(FilePath.Parse("a/old.txt"), FilePath.Parse("b/c/new.txt"), CancellationToken.None);

        Assert.Equal("x", await _scene.ReadAsync("b/c/new.txt"));
        Assert.False(Directory.Exists(_scene["a"]));
    }

    [Fact]
    public async Task RenameAsync_TargetExists_IsRefusedAndBothStay()
    {
        await _scene.WriteAsync("a.txt", "a");
        await _scene.WriteAsync("b.txt", "b");

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => _scene.Tree.RenameAsync(FilePath.Parse("a.txt"), FilePath.Parse("b.txt"), CancellationToken.None));

        Assert.Equal(FileCodes.FileExists, refusal.Code);
        Assert.Equal(("a", "b"), (await _scene.ReadAsync("a.txt"), await _scene.ReadAsync("b.txt")));
    }
}
