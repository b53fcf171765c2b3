namespace Forja.Turns.Endpoints;

/// <summary>What models have used up, and the limits that hold.</summary>
public sealed record UsageDto(TurnUsage Total, TurnUsage Today, TurnUsage Month, UsageLimitsDto Limits, IReadOnlyList<ProjectUsageDto> Projects);

/// <summary>What the turns of one project have used.</summary>
public sealed record ProjectUsageDto(string Id, string Name, int Turns, TurnUsage Usage);

/// <summary>The limits, in tokens and US dollars; null = none.</summary>
public sealed record UsageLimitsDto(long? TokensPerTurn, decimal? CostPerTurn, decimal? CostPerProject, decimal? CostPerDay);
