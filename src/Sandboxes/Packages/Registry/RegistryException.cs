namespace Forja.Sandboxes.Packages.Registry;

/// <summary>A tarball could not be had from the registry. Its code is one of those that a failed layer carries.</summary>
internal sealed class RegistryException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}
