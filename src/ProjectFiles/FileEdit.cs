namespace Forja.ProjectFiles;

/// <summary>One change to a project's files, as a model, a person or a sandbox asks for it. The set is closed.</summary>
public abstract record FileEdit
{
    private FileEdit(FilePath path) => Path = path;

    /// <summary>The file that changes.</summary>
    public FilePath Path { get; }

    /// <summary>The whole new content of a file, new or not.</summary>
    public sealed record Write(FilePath Path, ReadOnlyMemory<byte> Content) : FileEdit(Path);

    /// <summary>Pieces of a text file exchanged for others, in order; each <see cref="TextReplacement.Search"/> must name one place.</summary>
    public sealed record Replace(FilePath Path, IReadOnlyList<TextReplacement> Replacements) : FileEdit(Path);

    /// <summary>The file goes away.</summary>
    public sealed record Delete(FilePath Path) : FileEdit(Path);

    /// <summary>The file moves to <see cref="To"/> with its content.</summary>
    public sealed record Rename(FilePath Path, FilePath To) : FileEdit(Path);
}

/// <summary>One exchange inside a text file: what is there now, and what stands there afterwards.</summary>
public sealed record TextReplacement(string Search, string Replacement);
