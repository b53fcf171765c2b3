namespace Forja.ProjectFiles.Starters;

/// <summary>Something of this machine that a starter runs on, and that is not there.</summary>
/// <param name="Name">As people call it: "Go".</param>
/// <param name="Install">The line that brings it on Debian.</param>
public sealed record StarterNeed(string Name, string Install);
