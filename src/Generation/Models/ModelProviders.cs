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

    private const int OllamaPort = 11434;

    // Offered when a vendor's listing cannot be had, for example behind a gateway that has none.
    private static readonly string[] AnthropicModels = ["claude-sonnet-4-5", "claude-opus-4-5", "claude-haiku-4-5"];
    private static readonly string[] OpenAIModels = ["gpt-5.2", "gpt-5.1", "gpt-5", "gpt-5-mini"];

    /// <summary>The providers in order of preference.</summary>
    public static IReadOnlyList<ModelProvider> Find(GenerationOptions options, IConfiguration environment)
    {
        string? Value(string name) => environment[name] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;

        var usual = new List<ModelProvider>
        {
            New(Anthropic, ProviderKind.Anthropic, Value("ANTHROPIC_BASE_URL"), Value("ANTHROPIC_API_KEY"), AnthropicModels)
                with { AuthToken = Value("ANTHROPIC_AUTH_TOKEN") },
            New(OpenAI, ProviderKind.OpenAI, Value("OPENAI_BASE_URL"), Value("OPENAI_API_KEY"), OpenAIModels),
            New(Ollama, ProviderKind.OpenAI, Value("OLLAMA_HOST") is { } host ? OllamaAddress(host) : null, null, [])
                with { ContextTokens = OllamaContextTokens },
        };
        var others = options.Providers.Keys.Where(name => !usual.Exists(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)));
        usual.AddRange(others.Order(StringComparer.Ordinal).Select(name => New(name, options.Providers[name].Kind, null, null, [])));
        return [.. usual.Select(provider => With(provider, options)).Where(IsConfigured)];
    }

    /// <summary>
    /// OLLAMA_HOST is where the server listens, in several spellings; clients call it over HTTP, and its OpenAI side lies under /v1.
    /// </summary>
    public static string OllamaAddress(string host)
    {
        var text = host.Trim().TrimEnd('/');
        if (!text.Contains("://", StringComparison.Ordinal)) text = "http://" + (text.StartsWith(':') ? "127.0.0.1" + text : text);
        var address = new UriBuilder(text);
        if (address.Host is "0.0.0.0" or "[::]") address.Host = "127.0.0.1";
        var names = text[(text.IndexOf("://", StringComparison.Ordinal) + 3)..];
        if (!names.Contains(':') && address.Scheme == Uri.UriSchemeHttp) address.Port = OllamaPort;
        if (!address.Path.EndsWith("/v1", StringComparison.Ordinal)) address.Path = address.Path.TrimEnd('/') + "/v1";
        return address.Uri.ToString();
    }

    private static ModelProvider New(string name, ProviderKind kind, string? address, string? key, IReadOnlyList<string> models) =>
        new(name, kind, address is null ? null : Address(name, address), key, null, models);

    /// <summary>What the settings say of a provider wins over the environment.</summary>
    private static ModelProvider With(ModelProvider provider, GenerationOptions options) => !options.Providers.TryGetValue(provider.Name, out var set)
        ? provider
        : provider with
        {
            Address = set.BaseUrl is { } address ? Address(provider.Name, address) : provider.Address,
            ApiKey = set.ApiKey ?? provider.ApiKey,
            AuthToken = set.AuthToken ?? provider.AuthToken,
            FallbackModels = set.Models.Count > 0 ? [.. set.Models] : provider.FallbackModels,
            ContextTokens = set.ContextTokens ?? provider.ContextTokens,
        };

    private static bool IsConfigured(ModelProvider provider) => provider.Address is not null || provider.ApiKey is not null || provider.AuthToken is not null;

    private static Uri Address(string provider, string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new InvalidOperationException($"The address of the model provider '{provider}' has to be an http or https URL; it is '{text}'.");
}
