namespace Forja.Sandboxes.Services;

/// <summary>Whether the project's files go back as well, to the version of that moment.</summary>
internal sealed record RestoreBody(bool Files);
