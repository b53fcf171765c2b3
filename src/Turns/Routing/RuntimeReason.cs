namespace Forja.Turns.Routing;

/// <summary>Why a project cannot run in a browser alone: a stable code, and the package, file or word that it is about.</summary>
public sealed record RuntimeReason(string Code, string? Detail);
