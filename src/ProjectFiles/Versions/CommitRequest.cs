namespace Forja.ProjectFiles;

/// <summary>Who makes a version of what the working tree holds, and why.</summary>
[GenerateSerializer, Immutable]
public sealed record CommitRequest(
    [property: Id(0)] string Author,
    [property: Id(1)] string Message,
    [property: Id(2)] string? Model = null,
    [property: Id(3)] string? TurnId = null);
