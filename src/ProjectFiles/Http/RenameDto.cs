namespace Forja.ProjectFiles.Http;

/// <summary>A file or folder to move.</summary>
public sealed record RenameDto(FilePath From, FilePath To);
