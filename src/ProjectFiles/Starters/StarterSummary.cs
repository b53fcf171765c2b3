namespace Forja.ProjectFiles.Starters;

/// <summary>One starter as the API lists it.</summary>
public sealed record StarterSummary(string Id, LocalizedText Title, LocalizedText Description, IReadOnlyList<string> Stack, string Accent);
