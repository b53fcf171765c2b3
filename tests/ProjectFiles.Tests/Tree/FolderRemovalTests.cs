using Forja.ProjectFiles.Tests.Scene;
using Forja.ProjectFiles.Tree;

namespace Forja.ProjectFiles.Tests.Tree;

public sealed class FolderRemovalTests : IDisposable
{
    private readonly TreeScene _scene = new();

    public void Dispose() => _scene.Dispose();

    [Fact]
    public void Remove_DeeperThanAnyPathMayBe_IsGone()
    {
        // 3,000 folders in each other are 6,000 characters: more than the kernel takes in one path.
        var folder = Native.OpenTrusted(_scene.Root, Native.ReadOnly | Native.Directory);
        for (var depth = 0; depth < 3_000; depth++)
        {
            Assert.Equal(0, Native.MakeDirectory(folder, "d", 0x1ed));
            var inner = Native.OpenBeneath(folder, "d", Native.ReadOnly | Native.Directory, out _)!;
            folder.Dispose();
            folder = inner;
        }

        folder.Dispose();

        FolderRemoval.Remove(_scene.Root);

        Assert.False(Directory.Exists(_scene.Root));
    }

    [Fact]
    [Trait("Case", "F3")]
    public void Remove_LinksToOutside_RemovesOnlyTheLinks()
    {
        File.CreateSymbolicLink(_scene["folder"], _scene.Outside);
        Directory.CreateDirectory(_scene["deep"]);
        File.CreateSymbolicLink(_scene["deep/file"], _scene.Secret);
        _scene.Run("sh", "-c", $"mkdir \"$(printf '{_scene.Root}/\\377')\"");

        FolderRemoval.Remove(_scene.Root);

        Assert.False(Directory.Exists(_scene.Root));
        Assert.Equal("secret", File.ReadAllText(_scene.Secret));
    }

    [Fact]
    public void Remove_NoSuchFolder_IsFine() => FolderRemoval.Remove(_scene["missing"]);
}
