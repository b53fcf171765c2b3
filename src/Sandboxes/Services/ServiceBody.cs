namespace Forja.Sandboxes.Services;

/// <summary>Which service to add.</summary>
internal sealed record ServiceBody(string Kind);
