namespace Forja.Previews.Browser;

/// <summary>What became of a compiled snapshot that was handed in.</summary>
public abstract record SnapshotPut
{
    private SnapshotPut() { }

    /// <summary>These contents are not here yet; the snapshot counts once they are and it is handed in again.</summary>
    public sealed record Wanting(IReadOnlyList<string> Hashes) : SnapshotPut;

    /// <summary>It is what visitors get from now on.</summary>
    public sealed record Committed : SnapshotPut;

    public sealed record Refused(string Code) : SnapshotPut;
}
