namespace Forja.Testing.Models;

/// <summary>How one protocol spells the events of a streamed answer.</summary>
internal abstract class ModelWire
{
    public abstract string Start(string model, ScriptedReply reply);

    public abstract string Text(string model, string text);

    /// <summary>The events of one tool call; pieces of the arguments are no longer than <paramref name="length"/>.</summary>
    public abstract IEnumerable<string> Call(string model, ReplyStep.Call call, int length);

    public abstract string Thought(string model, string text);

    public abstract string End(string model, ScriptedReply reply);

    public abstract string Ping { get; }

    public abstract string Malformed { get; }

    /// <summary>An event that no client knows and every client must pass over.</summary>
    public abstract string Unknown { get; }

    public abstract string Error(string type, string message);

    public abstract string Problem(int status, string type, string message);

    protected static IEnumerable<string> Pieces(string text, int length)
    {
        for (var at = 0; at < text.Length; at += length) yield return text.Substring(at, Math.Min(length, text.Length - at));
    }
}
