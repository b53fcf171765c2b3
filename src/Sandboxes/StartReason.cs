namespace Forja.Sandboxes;

/// <summary>Who asks for a start. A preview's request waits out the back-off after crashes; a person or a turn, which may have mended the app, does not.</summary>
public enum StartReason
{
    Person,
    Turn,
    Preview,
}
