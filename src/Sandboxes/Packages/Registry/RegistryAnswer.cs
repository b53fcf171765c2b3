namespace Forja.Sandboxes.Packages.Registry;

/// <summary>What the registry said about a package. Absence and silence are everyday, so they are values.</summary>
internal abstract record RegistryAnswer
{
    private RegistryAnswer()
    {
    }

    /// <summary>The package's document, and the tag to ask with next time.</summary>
    public sealed record Found(byte[] Content, string? Tag) : RegistryAnswer;

    /// <summary>The document that the caller holds is still true.</summary>
    public sealed record Unchanged : RegistryAnswer;

    public sealed record Absent : RegistryAnswer;

    /// <summary>No answer, or none that makes sense.</summary>
    public sealed record Unreachable(string Reason) : RegistryAnswer;
}
