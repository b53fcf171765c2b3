namespace Forja.Generation;

/// <summary>How early a file's text earns a place in what the model sees.</summary>
public enum FileImportance
{
    /// <summary>Never sent as text: generated, locked, or secret.</summary>
    ListedOnly,

    /// <summary>Sent while there is room, small ones first.</summary>
    Ordinary,

    /// <summary>Touched in the last turns, by a person or a model.</summary>
    Recent,

    /// <summary>Named by the evidence of a failure, or by the person.</summary>
    Central,
}
