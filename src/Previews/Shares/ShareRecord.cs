namespace Forja.Previews.Shares;

/// <summary>A share's row. What opens the link is not in it: the code is derived, see <see cref="ShareCodes"/>.</summary>
internal sealed class ShareRecord
{
    public required string Project { get; init; }

    public required string Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A salted hash; null when there is none.</summary>
    public string? Passcode { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public DateTimeOffset? LastUsedAt { get; set; }
}
