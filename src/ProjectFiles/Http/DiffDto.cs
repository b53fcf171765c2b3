namespace Forja.ProjectFiles.Http;

/// <summary>What differs between two versions.</summary>
public sealed record DiffDto(int From, int To, IReadOnlyList<FileDiffDto> Files);
