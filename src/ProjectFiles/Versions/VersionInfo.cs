using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>A version as others see it: who made it, why, and what it changed. Numbers count 1, 2, 3… in a project.</summary>
[GenerateSerializer, Immutable]
public sealed record VersionInfo(
    [property: Id(0)] int Number,
    [property: Id(1)] int? Parent,
    [property: Id(2)] string Author,
    [property: Id(3)] string? Model,
    [property: Id(4)] string Message,
    [property: Id(5)] string? TurnId,
    [property: Id(6)] DateTimeOffset At,
    [property: Id(7)] ImmutableArray<FileChange> Files,
    [property: Id(8)] string? Name = null,
    [property: Id(9)] bool Bookmarked = false);
