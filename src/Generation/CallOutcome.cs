using Forja.Generation.Models;

namespace Forja.Generation;

/// <summary>How one call to a model ended. The set is closed.</summary>
internal abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>The provider said why the model stopped.</summary>
    public sealed record Stopped(StopKind Kind, string Reason, long Characters) : CallOutcome;

    /// <summary>It went wrong, or ended without a closing event.</summary>
    public sealed record Broken(ModelFault Fault, long Characters) : CallOutcome;

    /// <summary>The answer grew beyond <see cref="GenerationOptions.MaxAnswerLength"/>.</summary>
    public sealed record TooLarge : CallOutcome;
}
