namespace Forja.Turns.Checks;

/// <summary>A picture of a version's page, as stored. Derived from the version: it may be taken again and may be dropped.</summary>
public sealed class Screenshot
{
    public required string Project { get; init; }
    public required int Version { get; init; }

    /// <summary>Which one, such as <c>desktop.jpg</c>.</summary>
    public required string Name { get; init; }

    public required byte[] Content { get; set; }

    /// <summary>SHA-256 of the content.</summary>
    public required string Hash { get; set; }
}
