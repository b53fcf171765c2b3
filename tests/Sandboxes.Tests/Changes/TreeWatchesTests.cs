using Forja.Sandboxes.Changes;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Tests.Changes;

/// <summary>Changes in a tree are noticed by the real kernel.</summary>
public sealed class TreeWatchesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("forja-watch-").FullName;
    private readonly SemaphoreSlim _told = new(0);

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Watch_FilesInOldAndNewFolders_AreTold()
    {
        Directory.CreateDirectory(Path.Join(_root, "src"));
        using var watches = Watches();
        using var watch = watches.Watch(_root, () => _told.Release());

        File.WriteAllText(Path.Join(_root, "src", "a.txt"), "a");
        await ToldAsync();
        Directory.CreateDirectory(Path.Join(_root, "src", "deep", "deeper"));
        await ToldAsync();
        while (watch.Folders.Count < 4) await ToldAsync();
        File.WriteAllText(Path.Join(_root, "src", "deep", "deeper", "b.txt"), "b");
        await ToldAsync();
    }

    [Fact]
    public async Task Watch_WhatIsIgnored_IsNotTold()
    {
        File.WriteAllText(Path.Join(_root, "package.json"), "{}");
        Directory.CreateDirectory(Path.Join(_root, "node_modules", "x"));
        Directory.CreateDirectory(Path.Join(_root, "dist"));
        using var watches = Watches();
        using var watch = watches.Watch(_root, () => _told.Release());

        File.WriteAllText(Path.Join(_root, "node_modules", "x", "index.js"), "x");
        File.WriteAllText(Path.Join(_root, "dist", "out.js"), "x");
        Directory.CreateDirectory(Path.Join(_root, ".vite"));
        File.WriteAllText(Path.Join(_root, "vite.config.ts.timestamp-1.mjs"), "x");
        File.WriteAllText(Path.Join(_root, "seen.txt"), "x");
        await ToldAsync();
        await ToldAsync();

        // Notices come in order: of all these, one file was told of, when it was made and when it was closed.
        Assert.Equal(0, _told.CurrentCount);
        Assert.Single(watch.Folders);
    }

    [Fact]
    [Trait("Case", "F11")]
    public async Task Watch_TooManyFolders_IsBlindAndTheOthersAreNot()
    {
        var large = Directory.CreateDirectory(Path.Join(_root, "large")).FullName;
        var small = Directory.CreateDirectory(Path.Join(_root, "small")).FullName;
        for (var number = 0; number < 30; number++) Directory.CreateDirectory(Path.Join(large, $"{number}"));
        using var watches = Watches(folders: 20);

        using var blind = watches.Watch(large, () => { });
        using var sees = watches.Watch(small, () => _told.Release());
        File.WriteAllText(Path.Join(small, "a.txt"), "a");
        await ToldAsync();

        Assert.True(blind.IsBlind);
        Assert.Empty(blind.Folders);
        Assert.False(sees.IsBlind);
    }

    [Fact]
    [Trait("Case", "F3")]
    public void Watch_LinkToAFolder_IsNotFollowed()
    {
        File.CreateSymbolicLink(Path.Join(_root, "out"), "/etc");
        using var watches = Watches();

        using var watch = watches.Watch(_root, () => { });

        Assert.Single(watch.Folders);
    }

    private static TreeWatches Watches(int folders = 100) => new(Options.Create(new ChangesOptions { WatchedFolders = folders }));

    private Task ToldAsync() => _told.WaitAsync(TestContext.Current.CancellationToken);
}
