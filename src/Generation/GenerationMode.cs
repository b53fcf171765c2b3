namespace Forja.Generation;

/// <summary>What an answer may do.</summary>
public enum GenerationMode
{
    /// <summary>Change files.</summary>
    Build,

    /// <summary>Say how it would be built; nothing is changed.</summary>
    Plan,

    /// <summary>Answer a question about the project; nothing is changed.</summary>
    Ask,
}
