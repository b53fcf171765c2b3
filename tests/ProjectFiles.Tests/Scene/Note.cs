namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>What an observer stores beside a version.</summary>
internal sealed class Note
{
    public int Id { get; init; }

    public required string Project { get; init; }

    public required int Version { get; init; }
}
