namespace Forja.Sandboxes.Services.Browsing;

/// <summary>The service did not do what was asked, for a reason with a stable code.</summary>
internal sealed class DataRefusedException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
