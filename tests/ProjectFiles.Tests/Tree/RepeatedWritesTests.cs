using Forja.ProjectFiles.Tests.Scene;
using Microsoft.Extensions.Time.Testing;

namespace Forja.ProjectFiles.Tests.Tree;

/// <summary>A watcher that drops quick changes must see the last one all the same.</summary>
public sealed class RepeatedWritesTests : IDisposable
{
    private static readonly FilePath Path = FilePath.Parse("src/App.tsx");

    private readonly FakeTimeProvider _time = new();
    private readonly TreeScene _scene;

    public RepeatedWritesTests() => _scene = new TreeScene(time: _time);

    public void Dispose() => _scene.Dispose();

    [Fact]
    public async Task WriteAsync_AgainWithinTheWatchersPause_IsTouchedOnceItIsLeftAlone()
    {
        await WriteAsync("first");
        _time.Advance(TimeSpan.FromMilliseconds(20));
        await WriteAsync("second");
        var written = Age();

        _time.Advance(TimeSpan.FromMilliseconds(149));
        Assert.Equal(written, Age());
        _time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.NotEqual(written, Age());
        Assert.Equal("second", await _scene.ReadAsync(Path.Value));
    }

    [Fact]
    public async Task WriteAsync_AgainAfterIt_IsLeftAsItIs()
    {
        await WriteAsync("first");
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await WriteAsync("second");
        var written = Age();

        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(written, Age());
    }

    [Fact]
    public async Task WriteAsync_FileIsGoneMeanwhile_NothingHappens()
    {
        await WriteAsync("first");
        await WriteAsync("second");
        File.Delete(_scene[Path.Value]);
        File.CreateSymbolicLink(_scene[Path.Value], _scene.Secret);
        var secret = File.GetLastWriteTimeUtc(_scene.Secret);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(secret, File.GetLastWriteTimeUtc(_scene.Secret));
    }

    // Set back, so that the kernel's clock has no chance to give two writes the same stamp.
    private DateTime Age() => File.GetLastWriteTimeUtc(_scene[Path.Value]);

    private async Task WriteAsync(string text)
    {
        await _scene.WriteAsync(Path.Value, text);
        File.SetLastWriteTimeUtc(_scene[Path.Value], DateTime.UnixEpoch);
    }
}
