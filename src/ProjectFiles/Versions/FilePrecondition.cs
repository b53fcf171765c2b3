namespace Forja.ProjectFiles;

/// <summary>What a writer says the file was when it was read (If-Match, If-None-Match). The set is closed.</summary>
[GenerateSerializer, Immutable]
public abstract record FilePrecondition
{
    private FilePrecondition() { }

    /// <summary>Nothing was said: only a file that is not there yet may be written.</summary>
    [GenerateSerializer, Immutable]
    public sealed record None : FilePrecondition;

    /// <summary>It must not exist.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Absent : FilePrecondition;

    /// <summary>It must exist, whatever it holds.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Exists : FilePrecondition;

    /// <summary>It must hold exactly this.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Matches([property: Id(0)] ContentHash Hash) : FilePrecondition;
}
