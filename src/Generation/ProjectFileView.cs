using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>One file of the project as a model may see it.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Text">Its text; null when it is binary, secret, or not worth sending: then only its path is listed.</param>
/// <param name="Importance">How early it earns a place in the context.</param>
public sealed record ProjectFileView(FilePath Path, long Size, string? Text, FileImportance Importance = FileImportance.Ordinary)
{
    /// <summary>The owner does not want it changed; the executor refuses, and the model is told beforehand.</summary>
    public bool IsLocked { get; init; }
}
