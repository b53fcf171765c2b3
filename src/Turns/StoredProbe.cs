namespace Forja.Turns;

/// <summary>What was found out about a model by asking it.</summary>
public sealed class StoredProbe
{
    public required string Model { get; init; }
    public required bool Tools { get; set; }
    public required bool Images { get; set; }
    public required bool Streaming { get; set; }
    public required bool FollowsFormat { get; set; }
    public required DateTimeOffset At { get; set; }
}
