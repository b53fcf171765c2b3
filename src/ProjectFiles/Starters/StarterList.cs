namespace Forja.ProjectFiles.Starters;

/// <summary>The starters as the API lists them.</summary>
public sealed record StarterList(IReadOnlyList<StarterSummary> Items);
