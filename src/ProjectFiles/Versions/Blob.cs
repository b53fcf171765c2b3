namespace Forja.ProjectFiles;

/// <summary>A content, stored once however many files and projects have it.</summary>
public sealed class Blob
{
    public required ContentHash Hash { get; init; }

    /// <summary>Bytes before packing.</summary>
    public required long Size { get; init; }

    /// <summary>How <see cref="Content"/> is packed: see <see cref="BlobPacking"/>.</summary>
    public required string Packing { get; init; }

    public required byte[] Content { get; init; }
}
