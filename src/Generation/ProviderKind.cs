namespace Forja.Generation;

/// <summary>The protocols that are spoken.</summary>
public enum ProviderKind
{
    /// <summary>Chat Completions of OpenAI, Ollama, LM Studio, vLLM and many more.</summary>
    OpenAI,

    /// <summary>The Messages API of Anthropic.</summary>
    Anthropic,
}
