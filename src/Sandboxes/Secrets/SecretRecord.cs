namespace Forja.Sandboxes.Secrets;

/// <summary>One variable of a project's app.</summary>
internal sealed class SecretRecord
{
    public required string Project { get; init; }

    public required string Name { get; init; }

    /// <summary>Its value, sealed.</summary>
    public required string Value { get; set; }

    /// <summary>Whether its value is never shown again.</summary>
    public required bool IsSecret { get; set; }

    public required DateTimeOffset At { get; set; }
}
