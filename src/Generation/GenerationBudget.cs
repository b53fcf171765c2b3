namespace Forja.Generation;

/// <summary>What an answer may still use up. A call that could pass a limit is not made; null = no limit.</summary>
/// <param name="Tokens">Tokens read and written, cached ones included.</param>
/// <param name="CostUsd">Money; without a known price nobody can hold it, and no call is made.</param>
public sealed record GenerationBudget(long? Tokens = null, decimal? CostUsd = null)
{
    public static GenerationBudget Unlimited { get; } = new();
}
