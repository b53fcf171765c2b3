namespace Forja.Sandboxes;

/// <summary>Who asks for a start. A preview's request waits out the back-off after crashes; a person or a turn, which may have mended the app, does not.</summary>
public enum StartReason
{
    Person,
    Turn,
    Preview,

    /// <summary>Nobody yet: the sandbox is made ready for a project to come, and nobody is told of it until somebody starts it.</summary>
    AheadOfTime,
}
