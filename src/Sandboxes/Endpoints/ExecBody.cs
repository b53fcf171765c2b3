namespace Forja.Sandboxes.Endpoints;

/// <summary>A command to run, by <c>/bin/sh</c>, in the app's folder.</summary>
internal sealed record ExecBody(string Command, double? TimeoutSeconds = null);
