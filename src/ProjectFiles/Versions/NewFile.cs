namespace Forja.ProjectFiles;

/// <summary>A file with its content, on its way into a project.</summary>
[GenerateSerializer, Immutable]
public sealed record NewFile([property: Id(0)] FilePath Path, [property: Id(1)] ReadOnlyMemory<byte> Content);
