namespace Forja.ProjectFiles.Starters;

/// <summary>One starter as the API lists it.</summary>
/// <param name="Id">Its name in the API.</param>
/// <param name="Title">Its title in both languages.</param>
/// <param name="Description">What it is, in both languages.</param>
/// <param name="Stack">What it is made of.</param>
/// <param name="Accent">Colour of its card, as <c>#rrggbb</c>.</param>
/// <param name="Missing">What this machine lacks for it; nothing when it can be picked.</param>
public sealed record StarterSummary(string Id, LocalizedText Title, LocalizedText Description, IReadOnlyList<string> Stack, string Accent, IReadOnlyList<StarterNeed> Missing);
