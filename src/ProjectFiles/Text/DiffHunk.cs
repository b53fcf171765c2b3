using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>A place where two texts differ, with some equal lines around it. Lines count from 1, as in unified diffs.</summary>
public sealed record DiffHunk(int OldStart, int OldLines, int NewStart, int NewLines, ImmutableArray<DiffLine> Lines);
