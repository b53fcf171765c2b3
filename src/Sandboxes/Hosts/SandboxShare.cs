namespace Forja.Sandboxes;

/// <summary>Who goes first where processors are short.</summary>
public enum SandboxShare
{
    /// <summary>A person's app.</summary>
    Usual,

    /// <summary>Somebody waits for what it finds out, but looks at the app meanwhile: it gives way to that, and not to what nobody waits for.</summary>
    Checking,

    /// <summary>Nobody waits for it.</summary>
    Background,
}
