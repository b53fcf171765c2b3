namespace Forja.Sandboxes.Services;

/// <summary>One statement in the service's own language; it may change data only when it is said.</summary>
internal sealed record QueryBody(string Statement, bool Write = false);
