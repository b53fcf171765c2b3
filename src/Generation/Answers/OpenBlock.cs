using Forja.ProjectFiles;

namespace Forja.Generation.Answers;

/// <summary>The block that an answer has open.</summary>
/// <param name="Path">The file it gives; null for one that is refused, or a JSON answer between two files.</param>
/// <param name="IsJson">Part of a JSON answer, not of a fence.</param>
/// <param name="Content">What of the file is there already; empty for edits.</param>
internal sealed record OpenBlock(FilePath? Path, bool IsJson, string Content);
