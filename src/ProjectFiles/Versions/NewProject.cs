using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>All that a project begins with; its files become version 1.</summary>
[GenerateSerializer, Immutable]
public sealed record NewProject(
    [property: Id(0)] string Name,
    [property: Id(1)] string Owner,
    [property: Id(2)] string Prompt,
    [property: Id(3)] ImmutableArray<string> Stack,
    [property: Id(4)] string? Starter,
    [property: Id(5)] string Runtime,
    [property: Id(6)] string? Model,
    [property: Id(7)] string Language,
    [property: Id(8)] ImmutableArray<NewFile> Files,
    [property: Id(9)] string Author = VersionAuthors.Starter,
    [property: Id(10)] string Message = "");
