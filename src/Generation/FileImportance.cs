namespace Forja.Generation;

/// <summary>How early a file's text earns a place in what the model sees.</summary>
public enum FileImportance
{
    /// <summary>Never sent as text: generated, locked, or secret.</summary>
    ListedOnly,

    /// <summary>Sent only when the request names it: configuration, signs, a starter's demo.</summary>
    Background,

    /// <summary>Sent when the request seems to need it and there is room.</summary>
    Ordinary,

    /// <summary>Touched in the last turns, by a person or a model.</summary>
    Recent,

    /// <summary>Named by the evidence of a failure, or by the person.</summary>
    Central,
}
