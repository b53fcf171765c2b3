using Forja.ProjectFiles.Tree;

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>A folder of a test's own on a real disk, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("forja-files-").FullName;

    public string this[string relative] => System.IO.Path.Join(Path, relative);

    public void Dispose() => FolderRemoval.Remove(Path);
}
