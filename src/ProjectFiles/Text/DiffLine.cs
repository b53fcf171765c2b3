namespace Forja.ProjectFiles;

/// <summary>A line of a diff, without its line end.</summary>
public sealed record DiffLine(DiffLineKind Kind, string Text);
