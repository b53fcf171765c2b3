namespace Forja.ProjectFiles;

/// <summary>What became of a save, a deletion or a rename asked for by a person. The set is closed.</summary>
[GenerateSerializer, Immutable]
public abstract record SaveOutcome
{
    private SaveOutcome() { }

    /// <summary>Done; it is a version. <paramref name="Merged"/>: another's change of the same file was kept too, so the editor should read it again.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Saved([property: Id(0)] VersionInfo Version, [property: Id(1)] ContentHash? Hash, [property: Id(2)] bool Merged = false) : SaveOutcome;

    /// <summary>Nothing differs, so no version was made.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Unchanged([property: Id(0)] ContentHash Hash, [property: Id(1)] int Version) : SaveOutcome;

    /// <summary>The file is not what the writer had read (null: it is not there); nothing was written.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Stale([property: Id(0)] ContentHash? Current) : SaveOutcome;

    /// <summary>The file exists and the writer did not say what it had read; nothing was written.</summary>
    [GenerateSerializer, Immutable]
    public sealed record PreconditionRequired([property: Id(0)] ContentHash Current) : SaveOutcome;

    /// <summary>No such file.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Missing : SaveOutcome;

    /// <summary>Not allowed or not possible.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Refused([property: Id(0)] string Code, [property: Id(1)] string Detail) : SaveOutcome;
}
