namespace Forja.ProjectFiles;

/// <summary>
/// Folders of projects that are yet to come: an id that nobody has seen, its files in place. A project created with such an id finds its files there and writes only
/// what differs. What became no project before the server ended is known by its mark and removed.
/// </summary>
public sealed class PreparedProjects(ProjectFolders folders)
{
    /// <summary>Makes a folder with these files, and the id that it belongs to.</summary>
    public async Task<ProjectId> MakeAsync(IEnumerable<KeyValuePair<FilePath, ReadOnlyMemory<byte>>> files, CancellationToken cancellationToken)
    {
        var id = ProjectId.New();
        folders.Prepare(id);
        await File.WriteAllBytesAsync(folders.PreparedMarkOf(id), [], cancellationToken);
        var tree = folders.TreeOf(id);
        foreach (var (path, content) in files) await tree.PutAsync(path, content, cancellationToken);
        return id;
    }

    /// <summary>Every folder that bears the mark; the caller knows which of them have become projects.</summary>
    public IReadOnlyList<ProjectId> All() => folders.Prepared();

    /// <summary>It has become a project's folder.</summary>
    public void Taken(ProjectId project) => File.Delete(folders.PreparedMarkOf(project));

    /// <summary>It will become no project's.</summary>
    public void Remove(ProjectId project) => folders.Remove(project);
}
