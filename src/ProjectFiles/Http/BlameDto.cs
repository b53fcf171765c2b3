namespace Forja.ProjectFiles.Http;

/// <summary>Who wrote each line of a file: stretches of lines, and the versions that they name. The hash is of the content that the lines are counted in.</summary>
public sealed record BlameDto(ContentHash Hash, IReadOnlyList<BlamedLines> Lines, IReadOnlyList<VersionInfo> Versions);
