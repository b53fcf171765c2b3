using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>What a three-way merge came to. A conflict is a value to show, never something to resolve silently.</summary>
public abstract record MergeResult
{
    private MergeResult() { }

    public sealed record Merged(string Text) : MergeResult;

    public sealed record Conflicted(ImmutableArray<MergeConflict> Conflicts) : MergeResult;
}
