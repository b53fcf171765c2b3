namespace Forja.ProjectFiles;

/// <summary>A stretch of lines, counted from 1, that one version wrote.</summary>
public sealed record BlamedLines(int Start, int Count, int Version);
