namespace Forja.Turns.Checks.DevTools;

/// <summary>The browser refused a call, or is gone.</summary>
internal sealed class DevToolsException(string message, Exception? inner = null) : Exception(message, inner);
