namespace Forja.Generation;

/// <summary>What a model can do, as far as it is known of its family or was found out by asking it.</summary>
/// <param name="Tools">It calls tools.</param>
/// <param name="Images">It reads pictures.</param>
/// <param name="Streaming">Its answers come piece by piece.</param>
/// <param name="FollowsFormat">It writes files in the form that it is told; null = not tried.</param>
/// <param name="ProbedAt">When it was asked; null = known of its family, or not known at all.</param>
public sealed record ModelCapabilities(bool Tools, bool Images, bool Streaming = true, bool? FollowsFormat = null, DateTimeOffset? ProbedAt = null)
{
    /// <summary>Of a model that nobody knows: the least.</summary>
    public static ModelCapabilities Unknown { get; } = new(Tools: false, Images: false);
}
