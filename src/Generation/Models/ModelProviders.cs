using Microsoft.Extensions.Configuration;

namespace Forja.Generation.Models;

/// <summary>Finds the providers: the settings first, then the environment variables that every tool knows.</summary>
internal static class ModelProviders
{
    private const string Anthropic = "anthropic";
    private const string OpenAI = "openai";
    public const string Ollama = "ollama";

    // Ollama cuts the prompt silently at the context it was started with; far above this few people set it.
    private const int OllamaContextTokens = 32_000;

    // Offered when a vendor's listing cannot be had, for example behind a gateway that has none.
    private static readonly string[] AnthropicModels = ["claude-sonnet-4-5", "claude-opus-4-5", "claude-haiku-4-5"];
    private static readonly string[] OpenAIModels = ["gpt-5.2", "gpt-5.1", "gpt-5", "gpt-5-mini"];

    /// <summary>The providers in order of preference.</summary>
    public static IReadOnlyList<ModelProvider> Find(GenerationOptions options, IConfiguration environment)
    {
        var found = new List<ModelProvider>();
        Add(found, options, Anthropic, ProviderKind.Anthropic, Value(environment, "ANTHROPIC_API_KEY"), Value(environment, "ANTHROPIC_AUTH_TOKEN"),
            Value(environment, "ANTHROPIC_BASE_URL"), AnthropicModels);
        Add(found, options, OpenAI, ProviderKind.OpenAI, Value(environment, "OPENAI_API_KEY"), null, Value(environment, "OPENAI_BASE_URL"), OpenAIModels);
        Add(found, options, Ollama, ProviderKind.OpenAI, null, null, Value(environment, "OLLAMA_HOST") is { } host ? OllamaAddress(host) : null, []);
        foreach (var name in options.Providers.Keys.Except([Anthropic, OpenAI, Ollama], StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            Add(found, options, name, options.Providers[name].Kind, null, null, null, []);
        }

        return found;
    }

    /// <summary>OLLAMA_HOST is where the server listens, in several spellings; clients call it over HTTP, and its OpenAI side lies under /v1.</summary>
    public static string OllamaAddress(string host)
    {
        var text = host.Trim().TrimEnd('/');
        if (!text.Contains("://", StringComparison.Ordinal)) text = "http://" + (text.StartsWith(':') ? "127.0.0.1" + text : text);
        var address = new UriBuilder(text);
        if (address.Host is "0.0.0.0" or "[::]") address.Host = "127.0.0.1";
        if (!text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..].Contains(':') && address.Uri.Scheme == Uri.UriSchemeHttp) address.Port = 11434;
        if (!address.Path.EndsWith("/v1", StringComparison.Ordinal)) address.Path = address.Path.TrimEnd('/') + "/v1";
        return address.Uri.ToString();
    }

    private static void Add(
        List<ModelProvider> found, GenerationOptions options, string name, ProviderKind kind, string? key, string? token, string? address, IReadOnlyList<string> fallback)
    {
        if (options.Providers.TryGetValue(name, out var set))
        {
            key = set.ApiKey ?? key;
            token = set.AuthToken ?? token;
            address = set.BaseUrl ?? address;
            if (set.Models.Count > 0) fallback = [.. set.Models];
        }

        if (key is null && token is null && address is null) return;

        var uri = address is null ? null : new Uri(address.TrimEnd('/'), UriKind.Absolute);
        found.Add(new ModelProvider(name, kind, uri, key, token, fallback) { ContextTokens = set?.ContextTokens ?? (name == Ollama ? OllamaContextTokens : null) });
    }

    private static string? Value(IConfiguration environment, string name) => environment[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
