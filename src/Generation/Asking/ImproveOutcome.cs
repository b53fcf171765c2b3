namespace Forja.Generation.Asking;

/// <summary>How the wish for better words came out. The set is closed.</summary>
public abstract record ImproveOutcome
{
    private ImproveOutcome()
    {
    }

    public sealed record Improved(string Text) : ImproveOutcome;

    /// <summary>One of <see cref="FailureCodes"/>.</summary>
    public sealed record Failed(string Code, string? Detail) : ImproveOutcome;
}
