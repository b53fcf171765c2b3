namespace Forja.Testing.Models;

/// <summary>How one protocol spells the events of a streamed answer.</summary>
internal abstract class ModelWire
{
    public abstract string Start(string model, ScriptedReply reply);

    public abstract string Text(string model, string text);

    public abstract string Thought(string model, string text);

    public abstract string End(string model, ScriptedReply reply);

    public abstract string Ping { get; }

    public abstract string Malformed { get; }

    /// <summary>An event that no client knows and every client must pass over.</summary>
    public abstract string Unknown { get; }

    public abstract string Error(string type, string message);

    public abstract string Problem(int status, string type, string message);
}
