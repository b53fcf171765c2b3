namespace Forja.ProjectFiles;

/// <summary>
/// One version's row: immutable but for <see cref="Applied"/> and what a person calls it. <see cref="Changes"/> says what it changed; <see cref="Manifest"/> holds the whole list of files in some
/// versions only, and the others follow from the one before (see <see cref="ProjectStore.ManifestAsync"/>).
/// </summary>
public sealed class ProjectVersion
{
    public required ProjectId ProjectId { get; init; }

    public required int Number { get; init; }

    public int? Parent { get; init; }

    /// <summary>One of <see cref="VersionAuthors"/>.</summary>
    public required string Author { get; init; }

    /// <summary>The model that wrote it, when one did.</summary>
    public string? Model { get; init; }

    public required string Message { get; init; }

    public string? TurnId { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The changes against the parent, as JSON.</summary>
    public required string Changes { get; init; }

    /// <summary>All files, packed; null where the changes are enough.</summary>
    public byte[]? Manifest { get; init; }

    /// <summary>What a person called it.</summary>
    public string? Name { get; set; }

    /// <summary>A person wants to find it again.</summary>
    public bool Bookmarked { get; set; }

    /// <summary>False until every file of it has reached the working tree's disk.</summary>
    public bool Applied { get; set; }
}
