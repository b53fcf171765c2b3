namespace Forja.Previews.Shares;

/// <summary>What a share may be; generous for people, small for a database.</summary>
internal static class ShareLimits
{
    public const int NameLength = 80;

    /// <summary>Attempts are throttled, so that four digits already hold; a longer one is the owner's choice.</summary>
    public const int ShortestPasscode = 4;

    public const int LongestPasscode = 100;

    public const int PerProject = 50;
}
