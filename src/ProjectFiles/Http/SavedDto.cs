namespace Forja.ProjectFiles.Http;

/// <summary>What a save, a deletion or a rename came to.</summary>
public sealed record SavedDto(FilePath Path, ContentHash? Hash, int Version, bool Merged);
