namespace Forja.Sandboxes;

/// <summary>Who asks for a start. A person's wish overrides the back-off after crashes; a preview's request or a turn does not.</summary>
public enum StartReason
{
    Person,
    Turn,
    Preview,
}
