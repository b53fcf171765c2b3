using System.Diagnostics;
using Forja.ProjectFiles.Tests.Scene;

namespace Forja.ProjectFiles.Tests.Tree;

/// <summary>A disk that is really full: a filesystem in memory of 512 KiB.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly TemporaryFolder _mountPoint = new();
    private readonly bool _mounted;

    public FullDiskTests() => _mounted = Environment.IsPrivilegedProcess && Run("mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", _mountPoint.Path);

    public void Dispose()
    {
        if (_mounted) Run("umount", _mountPoint.Path);
        _mountPoint.Dispose();
    }

    [Fact]
    [Trait("Case", "F12")]
    public async Task WriteAsync_DiskIsFull_SaysSoAndKeepsThePreviousContent()
    {
        Assert.SkipUnless(_mounted, "Only root may mount a small filesystem.");
        Directory.CreateDirectory(_mountPoint["tree"]);
        Directory.CreateDirectory(_mountPoint["staging"]);
        var tree = new WorkingTree(_mountPoint["tree"], _mountPoint["staging"], new ProjectFilesOptions());
        var path = FilePath.Parse("a.txt");
        await tree.WriteAsync(path, "previous"u8.ToArray(), CancellationToken.None);

        var refusal = await Assert.ThrowsAsync<FileRefusedException>(() => tree.WriteAsync(path, new byte[1024 * 1024], CancellationToken.None));

        Assert.Equal(FileCodes.DiskFull, refusal.Code);
        Assert.Equal("previous", File.ReadAllText(_mountPoint["tree/a.txt"]));
        Assert.Empty(Directory.GetFileSystemEntries(_mountPoint["staging"]));
    }

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
