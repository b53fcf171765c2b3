namespace Forja.Turns.Events;

/// <summary>An event as it goes over the wire: written to JSON once, sent to however many watch.</summary>
/// <param name="Seq">Its place in the project's order.</param>
/// <param name="Type">The event's name in the stream.</param>
/// <param name="Json">The event as JSON on one line, UTF-8.</param>
/// <param name="MovesCursor">False for all but the last piece of a snapshot: a client that is cut off between the pieces must ask for all of them again.</param>
public sealed record EventFrame(long Seq, string Type, ReadOnlyMemory<byte> Json, bool MovesCursor = true);
