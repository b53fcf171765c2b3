namespace Forja.ProjectFiles;

/// <summary>
/// What one turn has written, and what it had read: enough to tell a person's change of a file from the turn's own. A deletion is remembered as no content.
/// </summary>
internal sealed class TurnWrites(string? id, int? baseVersion, Snapshot read)
{
    private readonly Dictionary<FilePath, ContentHash?> _written = [];

    public string? Id => id;

    public bool IsOf(EditBatch batch) => batch.TurnId == id && batch.BaseVersion == baseVersion;

    public void Remember(FilePath path, ContentHash? hash) => _written[path] = hash;

    /// <summary>The content the turn's author had seen last at this path; null for no file.</summary>
    public ContentHash? LastSeen(FilePath path) =>
        _written.TryGetValue(path, out var own) ? own : read.Files.GetValueOrDefault(path)?.Hash;

    /// <summary>True when somebody else changed the file since the turn's author saw it. Without a base nothing can be told.</summary>
    public bool IsChangedByOther(FilePath path, ContentHash? current) => baseVersion is not null && current != LastSeen(path);
}
