using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>What came of taking one version's changes back.</summary>
[GenerateSerializer, Immutable]
public abstract record UndoOutcome
{
    private UndoOutcome() { }

    [GenerateSerializer, Immutable]
    public sealed record Undone([property: Id(0)] VersionInfo Version) : UndoOutcome;

    /// <summary>Nothing of what that version changed is there any more.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Nothing : UndoOutcome;

    [GenerateSerializer, Immutable]
    public sealed record NoVersion : UndoOutcome;

    /// <summary>Later changes touch the same lines of these files: taking it back would take them along.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Conflicted([property: Id(0)] ImmutableArray<FilePath> Files) : UndoOutcome;
}
