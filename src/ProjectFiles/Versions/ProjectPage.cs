namespace Forja.ProjectFiles;

/// <summary>Some projects of a list, and where the next ones begin (null at the end).</summary>
public sealed record ProjectPage(IReadOnlyList<Project> Items, string? Next);
