namespace Forja.ProjectFiles;

/// <summary>One change to a project's files, as a model, a person or a sandbox asks for it. The set is closed.</summary>
[GenerateSerializer, Immutable]
public abstract record FileEdit
{
    private FileEdit(FilePath path) => Path = path;

    /// <summary>The file that changes.</summary>
    [Id(0)]
    public FilePath Path { get; }

    /// <summary>The whole new content of a file, new or not.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Write(FilePath Path, [property: Id(1)] ReadOnlyMemory<byte> Content) : FileEdit(Path);

    /// <summary>Pieces of a text file exchanged for others, in order; each <see cref="TextReplacement.Search"/> must name one place.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Replace(FilePath Path, [property: Id(1)] IReadOnlyList<TextReplacement> Replacements) : FileEdit(Path);

    /// <summary>The file goes away.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Delete(FilePath Path) : FileEdit(Path);

    /// <summary>The file moves to <see cref="To"/> with its content.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Rename(FilePath Path, [property: Id(1)] FilePath To) : FileEdit(Path);
}

/// <summary>One exchange inside a text file: what is there now, and what stands there afterwards.</summary>
[GenerateSerializer, Immutable]
public sealed record TextReplacement([property: Id(0)] string Search, [property: Id(1)] string Replacement);
