using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>What became of reading a zip: its files, or why it is not taken.</summary>
public abstract record ZipOutcome
{
    private ZipOutcome() { }

    public sealed record Read(ImmutableArray<NewFile> Files) : ZipOutcome;

    public sealed record Refused(string Code) : ZipOutcome;
}
