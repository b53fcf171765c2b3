namespace Forja.ProjectFiles;

/// <summary>A version about to be stored: what it says, and all its files. <paramref name="IsApplied"/>: the working tree holds it already.</summary>
internal sealed record VersionDraft(VersionInfo Version, Snapshot Files, bool IsApplied);
