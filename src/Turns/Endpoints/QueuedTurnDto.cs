using Forja.Turns.Queue;

namespace Forja.Turns.Endpoints;

/// <summary>A message that waits for the running turn.</summary>
public sealed record QueuedTurnDto(string Id, string Text, TurnMode Mode, string? Model, DateTimeOffset At, IReadOnlyList<AttachmentDto> Attachments)
{
    internal static QueuedTurnDto Of(QueuedTurn queued) =>
        new(queued.Id, queued.Text, queued.Mode, queued.Model, queued.At, [.. queued.Attachments.Select(item => new AttachmentDto(item.Name, item.Type, null))]);
}

/// <summary>The messages that wait, the next one first.</summary>
public sealed record QueueDto(IReadOnlyList<QueuedTurnDto> Items);

/// <summary>What changes about a waiting message; what is left out stays. <paramref name="Position"/> counts from 0.</summary>
public sealed record ChangeQueuedRequest(string? Text, TurnMode? Mode, string? Model, int? Position);
