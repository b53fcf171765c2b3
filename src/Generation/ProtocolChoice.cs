namespace Forja.Generation;

/// <summary>Which protocol models are spoken to in.</summary>
public enum ProtocolChoice
{
    /// <summary>Tools where the model is known to have them, else text.</summary>
    Auto,

    Tools,

    Text,
}
