using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>One earlier message: the person's words, or the model's without the files that it wrote.</summary>
/// <param name="Author">Who said it.</param>
/// <param name="Text">What was said.</param>
/// <param name="Files">The files that the model's answer changed or removed; empty for a person.</param>
public sealed record ConversationMessage(ConversationAuthor Author, string Text, IReadOnlyList<FilePath> Files)
{
    /// <summary>Those of <see cref="Files"/> that the answer removed.</summary>
    public IReadOnlyList<FilePath> Removed { get; init; } = [];
}
