namespace Forja.ProjectFiles;

/// <summary>A file's new content from an editor. <paramref name="Merge"/>: try a three-way merge when the file is no longer what was read.</summary>
[GenerateSerializer, Immutable]
public sealed record SaveRequest(
    [property: Id(0)] FilePath Path,
    [property: Id(1)] ReadOnlyMemory<byte> Content,
    [property: Id(2)] FilePrecondition Precondition,
    [property: Id(3)] string Author = VersionAuthors.Person,
    [property: Id(4)] bool Merge = false);
