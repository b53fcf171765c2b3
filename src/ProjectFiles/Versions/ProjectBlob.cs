namespace Forja.ProjectFiles;

/// <summary>
/// Says that some version of a project has a content. It is what keeps a <see cref="Blob"/> alive, and a project may read a content by hash only when it has such a row.
/// </summary>
public sealed class ProjectBlob
{
    public required ProjectId ProjectId { get; init; }

    public required ContentHash Hash { get; init; }
}
