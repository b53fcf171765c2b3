namespace Forja.Sandboxes.Endpoints;

/// <summary>What runs in a sandbox.</summary>
internal sealed record ProcessList(IReadOnlyList<SandboxProcess> Items);
