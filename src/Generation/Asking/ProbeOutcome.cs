namespace Forja.Generation.Asking;

/// <summary>How the trial of a model came out. The set is closed.</summary>
public abstract record ProbeOutcome
{
    private ProbeOutcome()
    {
    }

    public sealed record Found(ModelCapabilities Capabilities) : ProbeOutcome;

    /// <summary>It could not be asked; one of <see cref="FailureCodes"/>.</summary>
    public sealed record Failed(string Code, string? Detail) : ProbeOutcome;
}
