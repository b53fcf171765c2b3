namespace Forja.Previews.Browser;

/// <summary>A project whose page is compiled in its author's browser.</summary>
/// <param name="Version">Its newest version.</param>
/// <param name="ChangedAt">When that was made.</param>
/// <param name="Hybrid">Whether it has a server of its own besides, which a sandbox runs.</param>
public sealed record BrowserProject(int Version, DateTimeOffset ChangedAt, bool Hybrid);
