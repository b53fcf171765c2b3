using System.Diagnostics;
using System.Text;

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>A working tree in a folder of its own, with a place outside it that no access may reach.</summary>
internal sealed class TreeScene : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TreeScene(Action<ProjectFilesOptions>? configure = null, TimeProvider? time = null)
    {
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Outside);
        Directory.CreateDirectory(_folder["staging"]);
        File.WriteAllText(Secret, "secret");
        var options = new ProjectFilesOptions { DataDirectory = _folder.Path };
        configure?.Invoke(options);
        Tree = new WorkingTree(Root, _folder["staging"], options, time);
    }

    public WorkingTree Tree { get; }

    public string Root => _folder["tree"];

    public string Outside => _folder["outside"];

    public string Secret => Path.Join(Outside, "secret.txt");

    public string Staging => _folder["staging"];

    public string this[string relative] => Path.Join(Root, relative);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public Task WriteAsync(string path, string text) => Tree.WriteAsync(FilePath.Parse(path), Bytes(text), CancellationToken.None);

    public async Task<string?> ReadAsync(string path) =>
        await Tree.ReadAsync(FilePath.Parse(path), CancellationToken.None) is { } content ? Encoding.UTF8.GetString(content.Bytes.Span) : null;

    /// <summary>Puts a file there as a program in the sandbox would: without going through the working tree.</summary>
    public void Put(string path, string text = "x")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[path])!);
        File.WriteAllText(this[path], text);
    }

    public void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }

    public void Dispose() => _folder.Dispose();
}
