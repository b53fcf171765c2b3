namespace Forja.ProjectFiles;

/// <summary>What a person said of a version: its name, and that they want to find it again.</summary>
public sealed record VersionMark(string? Name, bool Bookmarked)
{
    public const int NameLength = 120;
}
