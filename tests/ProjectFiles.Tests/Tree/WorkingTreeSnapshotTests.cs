using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Tree;

public sealed class WorkingTreeSnapshotTests : IDisposable
{
    private readonly TreeScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task SnapshotAsync_WhatProgramsMake_IsIgnored()
    {
        string[] ignored =
        [
            "node_modules/react/index.js", "packages/a/node_modules/x.js", ".git/config", ".vite/deps/a.js", "dist/index.html", "api/__pycache__/a.pyc",
            ".venv/bin/python", "tsconfig.tsbuildinfo", "vite.config.ts.timestamp-1-2.mjs", ".DS_Store",
        ];
        foreach (var path in ignored) _scene.Put(path);
        _scene.Put("package.json");
        _scene.Put("src/main.ts");
        _scene.Put("docs/build/guide.md");

        Assert.Equal(["docs/build/guide.md", "package.json", "src/main.ts"], await PathsAsync());
    }

    [Fact]
    public async Task SnapshotAsync_TrackedFileInIgnoredFolder_IsTaken()
    {
        _scene.Put("package.json");
        _scene.Put("dist/keep.txt");
        _scene.Put("dist/other.txt");

        Assert.Equal(["dist/keep.txt", "package.json"], await PathsAsync("dist/keep.txt", "dist/gone.txt"));
    }

    [Fact]
    public async Task SnapshotAsync_FileChangesWithSizeAndModificationTimeKept_IsSeen()
    {
        _scene.Put("a.txt", "one");
        var time = File.GetLastWriteTimeUtc(_scene["a.txt"]);
        var before = await TakeAsync();

        _scene.Put("a.txt", "two");
        File.SetLastWriteTimeUtc(_scene["a.txt"], time);

        Assert.NotEqual(before.Files.Files[FilePath.Parse("a.txt")].Hash, (await TakeAsync()).Files.Files[FilePath.Parse("a.txt")].Hash);
    }

    [Fact]
    public async Task SnapshotAsync_ManyQuickRewrites_NeverGivesAnOldHash()
    {
        for (var round = 0; round < 200; round++)
        {
            _scene.Put("a.txt", $"{round:0000}");
            Assert.Equal(ContentHash.Of(TreeScene.Bytes($"{round:0000}")), (await TakeAsync()).Files.Files[FilePath.Parse("a.txt")].Hash);
        }
    }

    [Fact]
    [Trait("Case", "F11")]
    public async Task SnapshotAsync_FloodOfNewFiles_KeepsTheTrackedOnesAndSaysTruncated()
    {
        using var scene = new TreeScene(options => options.MaxFiles = 50);
        scene.Put("zz/mine.txt");
        for (var number = 0; number < 200; number++) scene.Put($"aa/{number}.txt");

        var taken = await scene.Tree.SnapshotAsync([FilePath.Parse("zz/mine.txt")], CancellationToken.None);

        Assert.True(taken.Truncated);
        Assert.True(taken.Files.Files.ContainsKey(FilePath.Parse("zz/mine.txt")));
        Assert.Equal(50, taken.Files.Files.Count);
    }

    [Fact]
    public async Task SnapshotAsync_TooLargeFile_IsNamedAsUnreadable()
    {
        using var scene = new TreeScene(options => options.MaxFileBytes = 1024);
        scene.Put("big.bin", new string('x', 2000));
        scene.Put("small.txt");

        var taken = await scene.Tree.SnapshotAsync([], CancellationToken.None);

        Assert.Equal("big.bin", Assert.Single(taken.Unreadable).Path.Value);
        Assert.Equal("small.txt", Assert.Single(taken.Files.Files).Key.Value);
    }

    [Fact]
    public async Task SnapshotAsync_NamesThatAreNoPaths_AreLeftOutAndCounted()
    {
        _scene.Put("good.txt");
        _scene.Put("bad\\name.txt");
        _scene.Run("sh", "-c", $"printf x > \"$(printf '{_scene.Root}/\\377')\"");

        var listing = await _scene.Tree.ListAsync(CancellationToken.None);

        Assert.Equal("good.txt", Assert.Single(listing.Entries).Path.Value);
        Assert.Equal(2, listing.Unnameable);
    }

    private Task<TreeSnapshot> TakeAsync(params string[] tracked) => _scene.Tree.SnapshotAsync(tracked.Select(FilePath.Parse), CancellationToken.None);

    private async Task<IEnumerable<string>> PathsAsync(params string[] tracked) => (await TakeAsync(tracked)).Files.Files.Keys.Select(path => path.Value);
}
