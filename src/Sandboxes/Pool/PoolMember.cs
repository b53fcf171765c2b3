using Forja.ProjectFiles;

namespace Forja.Sandboxes.Pool;

/// <summary>A sandbox that runs a starter for a project to come.</summary>
internal sealed record PoolMember(ProjectId Project, string Starter, Sandbox Sandbox);
