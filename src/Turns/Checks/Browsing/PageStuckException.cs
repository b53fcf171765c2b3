namespace Forja.Turns.Checks.Browsing;

/// <summary>A page will never answer again; the message says why, for the person.</summary>
internal sealed class PageStuckException(string message) : Exception(message);
