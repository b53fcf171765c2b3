namespace Forja.Testing.Models;

/// <summary>One thing that a scripted reply does on the wire. The set is closed.</summary>
public abstract record ReplyStep
{
    private ReplyStep()
    {
    }

    /// <summary>Sends text, in pieces.</summary>
    public sealed record Say(string Text) : ReplyStep;

    /// <summary>Calls a tool; its arguments come in pieces, as they are.</summary>
    public sealed record Call(string Id, string Name, string Arguments) : ReplyStep;

    /// <summary>Sends thoughts, which are no answer.</summary>
    public sealed record Think(string Text) : ReplyStep;

    /// <summary>Waits for the test.</summary>
    public sealed record Hold(ReplyGate Gate) : ReplyStep;

    /// <summary>Sends what providers send to keep a connection alive.</summary>
    public sealed record Ping : ReplyStep;

    /// <summary>
    /// Resets the connection in the middle of the body. What was sent just before may be lost on the way: hold a gate before it where that matters.
    /// </summary>
    public sealed record Drop : ReplyStep;

    /// <summary>Ends the body properly, without the events that say that the answer is complete.</summary>
    public sealed record EndEarly : ReplyStep;

    /// <summary>Says nothing more and keeps the connection open until the client goes.</summary>
    public sealed record Stall : ReplyStep;

    /// <summary>Sends an error event inside the stream and ends.</summary>
    public sealed record Error(string Type, string Message) : ReplyStep;

    /// <summary>Sends an event whose JSON is broken.</summary>
    public sealed record Malformed : ReplyStep;
}
