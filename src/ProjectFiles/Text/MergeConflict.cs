namespace Forja.ProjectFiles;

/// <summary>A place that both sides changed in different ways. The line counts from 1 in the common base.</summary>
public sealed record MergeConflict(int BaseLine, string Base, string Ours, string Theirs);
