namespace Forja.ProjectFiles;

/// <summary>A project: whose it is, what it was asked to be, and which version is its newest.</summary>
public sealed class Project
{
    public required ProjectId Id { get; init; }

    public required string Name { get; set; }

    /// <summary>The account it belongs to.</summary>
    public required string Owner { get; set; }

    /// <summary>The sentence it began with.</summary>
    public required string Prompt { get; init; }

    /// <summary>What it is built with, such as "react", "vite".</summary>
    public required List<string> Stack { get; set; }

    /// <summary>What models must not change; see <see cref="FileLocks"/>.</summary>
    public List<string> Locks { get; set; } = [];

    public string? Starter { get; init; }

    /// <summary>Where it should run: auto, browser, sandbox or docker.</summary>
    public required string Runtime { get; set; }

    public string? Model { get; set; }

    /// <summary>The language its person writes in, as a BCP 47 tag.</summary>
    public required string Language { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When its newest version or its newest setting was made.</summary>
    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Number of the newest version; 0 before the first. Raised by compare-and-swap only.</summary>
    public int Head { get; set; }

    /// <summary>Name and prompt without accents and capitals, to search in.</summary>
    public required string SearchText { get; set; }
}
