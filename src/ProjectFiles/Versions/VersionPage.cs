namespace Forja.ProjectFiles;

/// <summary>Some versions, newest first, and where the next ones begin (null at the end).</summary>
public sealed record VersionPage(IReadOnlyList<VersionInfo> Items, int? Next);
