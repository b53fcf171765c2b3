namespace Forja.Sandboxes.Services;

/// <summary>What is known about a service at one moment.</summary>
/// <param name="State">Where it is.</param>
/// <param name="Version">What it says it is, once it answered.</param>
/// <param name="Code">Why it failed.</param>
/// <param name="Detail">The same for people, with the last that it printed.</param>
internal sealed record ServiceStatus(ServiceState State, string? Version = null, string? Code = null, string? Detail = null);
