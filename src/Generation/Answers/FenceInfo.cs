using Forja.ProjectFiles;

namespace Forja.Generation.Answers;

/// <summary>What the opening line of a fence asks for. The set is closed.</summary>
internal abstract partial record FenceInfo
{
    private FenceInfo()
    {
    }

    /// <summary>An ordinary code block; part of the text.</summary>
    public sealed record Code(string Language) : FenceInfo;

    /// <summary>The whole content of a file. <paramref name="Explicit"/>: by <c>path=</c> or the like, not by a bare path.</summary>
    public sealed record WholeFile(string RawPath, bool Explicit) : FenceInfo;

    /// <summary>Search and replace blocks for a file.</summary>
    public sealed record EditFile(string RawPath) : FenceInfo;

    /// <summary>A file goes away.</summary>
    public sealed record DeleteFile(string RawPath) : FenceInfo;

    /// <summary>A file moves.</summary>
    public sealed record RenameFile(string RawPath, string RawTarget) : FenceInfo;

    /// <summary>Something that the person put beside the request becomes a file of the project, byte for byte.</summary>
    public sealed record PlaceAsset(string Name, string RawTarget) : FenceInfo;

    /// <summary>The model wants to see a file before it goes on.</summary>
    public sealed record ReadFile(string RawPath) : FenceInfo;

    /// <summary>Questions for the person, as JSON.</summary>
    public sealed record AskPerson : FenceInfo;

    /// <summary>What is to be true from now on, a line each.</summary>
    public sealed record KeepPromises : FenceInfo;

    /// <summary>True when the line leaves no doubt that it opens a block of the protocol, even where a block is still open.</summary>
    public bool IsUnmistakable =>
        this is WholeFile { Explicit: true } or EditFile or DeleteFile or RenameFile or PlaceAsset or ReadFile or AskPerson or KeepPromises;

    /// <summary>Reads the path that a block names: models like to begin with "./", which says nothing.</summary>
    public static bool TryReadPath(string raw, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FilePath? path)
    {
        var text = raw.AsSpan().Trim();
        while (text.StartsWith("./")) text = text[2..];
        return FilePath.TryParse(text.ToString(), out path);
    }
}
