using Forja.Turns.Usage;

namespace Forja.Turns.Endpoints;

/// <summary>What models, sandboxes and the disk have used up, and the limits that hold.</summary>
public sealed record UsageDto(
    TurnUsage Total, TurnUsage Today, TurnUsage Month, UsageLimitsDto Limits, SandboxUse Sandboxes, long StorageBytes, IReadOnlyList<ProjectUsageDto> Projects, IReadOnlyList<PersonUsageDto> People);

/// <summary>What the projects of one person have used.</summary>
public sealed record PersonUsageDto(string Owner, int Projects, TurnUsage Usage);

/// <summary>What one project has used.</summary>
public sealed record ProjectUsageDto(string Id, string Name, int Turns, TurnUsage Usage, SandboxUse Sandbox, long StorageBytes);

/// <summary>What one project has used, turn by turn, and what a month of it would cost in each way of running it.</summary>
public sealed record ProjectUsageDetailDto(
    string Id,
    string Name,
    TurnUsage Total,
    TurnUsage Month,
    UsageLimitsDto Limits,
    SandboxUse Sandbox,
    long StorageBytes,
    IReadOnlyList<MonthlyEstimate> Estimates,
    IReadOnlyList<TurnCostDto> Turns);

/// <summary>What one turn has used.</summary>
public sealed record TurnCostDto(int Number, string Text, string? Model, DateTimeOffset StartedAt, TurnUsage Usage);

/// <summary>The limits, in tokens and US dollars; null = none.</summary>
public sealed record UsageLimitsDto(long? TokensPerTurn, decimal? CostPerTurn, decimal? CostPerProject, decimal? CostPerDay, decimal? CostPerPerson);
