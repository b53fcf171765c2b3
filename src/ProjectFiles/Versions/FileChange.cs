namespace Forja.ProjectFiles;

/// <summary>
/// One file's change: its content afterwards (none when deleted), the lines it gained and lost (0 for binary files), and where it was when renamed.
/// </summary>
[GenerateSerializer, Immutable]
public sealed record FileChange(
    [property: Id(0)] FilePath Path,
    [property: Id(1)] FileChangeKind Change,
    [property: Id(2)] ContentHash? Hash,
    [property: Id(3)] long Size,
    [property: Id(4)] int Added,
    [property: Id(5)] int Removed,
    [property: Id(6)] FilePath? From = null);
