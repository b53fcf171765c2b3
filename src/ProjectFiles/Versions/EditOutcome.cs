namespace Forja.ProjectFiles;

/// <summary>What became of one edit. The set is closed.</summary>
[GenerateSerializer, Immutable]
public abstract record EditOutcome
{
    private EditOutcome() { }

    /// <summary>It is in the working tree. <paramref name="Merged"/>: with a person's change of the same file kept.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Applied([property: Id(0)] FileChange Change, [property: Id(1)] bool Merged = false) : EditOutcome;

    /// <summary>The file already has exactly this content.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Unchanged([property: Id(0)] FilePath Path) : EditOutcome;

    /// <summary>It was not done; the code says why to a program, the detail to whoever wrote the edit.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Refused([property: Id(0)] FilePath Path, [property: Id(1)] string Code, [property: Id(2)] string Detail) : EditOutcome;
}
