using System.Collections.Immutable;
using Forja.Generation.Models;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Generation;

/// <summary>Knows the models that can be asked, from all configured providers. Listings are remembered; one is asked for at a time.</summary>
public sealed partial class ModelCatalog
{
    private readonly ModelClients _clients;
    private readonly GenerationOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelCatalog> _logger;
    private readonly SemaphoreSlim _asking = new(1);
    private volatile ImmutableDictionary<string, ModelCapabilities> _probed = ImmutableDictionary<string, ModelCapabilities>.Empty;
    private volatile Remembered? _remembered;

    internal ModelCatalog(ModelClients clients, IOptions<GenerationOptions> options, TimeProvider time, ILogger<ModelCatalog> logger)
    {
        _clients = clients;
        _options = options.Value;
        _time = time;
        _logger = logger;
    }

    /// <summary>Asks the providers (or remembers); never throws because one of them is away.</summary>
    public async Task<ModelListing> ListAsync(CancellationToken cancellationToken) => (await AskAsync(cancellationToken)).Listing;

    /// <summary>
    /// The model of this id; an id that no provider lists is still tried with the provider that it seems to belong to. Null without any provider.
    /// </summary>
    public async Task<ModelInfo?> FindAsync(string id, CancellationToken cancellationToken) => (await ResolveAsync(id, cancellationToken))?.Info;

    /// <summary>True when this model is spoken to with tools; else in the text protocol, which every model can write.</summary>
    public bool UsesTools(ModelInfo model) => _options.Protocol switch
    {
        ProtocolChoice.Tools => true,
        ProtocolChoice.Text => false,
        _ => model.Capabilities.Tools,
    };

    /// <summary>What was found out by asking a model counts from now on, over what is known of its family.</summary>
    public void Remember(string id, ModelCapabilities capabilities)
    {
        _probed = _probed.SetItem(id, capabilities);
        _remembered = null;
    }

    internal async Task<ResolvedModel?> ResolveAsync(string id, CancellationToken cancellationToken)
    {
        var listing = (await AskAsync(cancellationToken)).Listing;
        var info = string.IsNullOrWhiteSpace(id) ? listing.Default : listing.Models.FirstOrDefault(model => model.Id == id);
        if (info is not null) return new ResolvedModel(info, _clients.Of(_clients.Providers.First(provider => provider.Name == info.Provider)));
        if (string.IsNullOrWhiteSpace(id) || ProviderFor(id) is not { } guess) return null;
        return new ResolvedModel(Describe(guess, ListedModel.Named(id), null), _clients.Of(guess));
    }

    private async Task<Remembered> AskAsync(CancellationToken cancellationToken)
    {
        if (_remembered is { } known && known.Until > _time.GetUtcNow()) return known;

        await _asking.WaitAsync(cancellationToken);
        try
        {
            if (_remembered is { } fresh && fresh.Until > _time.GetUtcNow()) return fresh;

            var answers = await Task.WhenAll(_clients.Providers.Select(provider => AskAsync(provider, cancellationToken)));
            var models = answers.SelectMany(answer => answer.Models).DistinctBy(model => model.Id).ToList();
            var errors = answers.Select(answer => answer.Error).OfType<string>().ToList();
            var lifetime = errors.Count == 0 ? _options.ListingLifetime : _options.ListingLifetime / 10;
            return _remembered = new Remembered(new ModelListing(models, DefaultOf(models), errors), _time.GetUtcNow() + lifetime);
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<(IReadOnlyList<ModelInfo> Models, string? Error)> AskAsync(ModelProvider provider, CancellationToken cancellationToken)
    {
        using var tooLong = new CancellationTokenSource(_options.ListingTimeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLong.Token);
        string error;
        try
        {
            var listed = await _clients.Of(provider).ListAsync(stop.Token);
            if (listed.Count > 0) return ([.. listed.Select(model => Describe(provider, model, null))], null);
            error = "It lists no models.";
        }
        catch (ModelFault fault)
        {
            error = fault.Detail;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            error = $"No answer within {_options.ListingTimeout.TotalSeconds:0.#} s.";
        }

        LogListingFailed(provider.Name, error);
        return ([.. provider.FallbackModels.Select(id => Describe(provider, ListedModel.Named(id), error))], $"{provider.Name}: {error}");
    }

    private ModelInfo? DefaultOf(List<ModelInfo> models)
    {
        if (string.IsNullOrWhiteSpace(_options.DefaultModel)) return ModelNames.BestOf(models);
        if (models.Find(model => model.Id == _options.DefaultModel) is { } listed) return listed;
        return ProviderFor(_options.DefaultModel) is { } provider ? Describe(provider, ListedModel.Named(_options.DefaultModel), null) : null;
    }

    private ModelProvider? ProviderFor(string id)
    {
        var kind = id.StartsWith("claude", StringComparison.OrdinalIgnoreCase) ? ProviderKind.Anthropic : ProviderKind.OpenAI;
        return _clients.Providers.FirstOrDefault(provider => provider.Kind == kind) ?? _clients.Providers.FirstOrDefault();
    }

    private ModelInfo Describe(ModelProvider provider, ListedModel model, string? error)
    {
        var known = KnownModel.Find(model.Id);
        var context = model.ContextTokens ?? known?.ContextTokens ?? provider.ContextTokens ?? _options.ContextTokens;
        var output = model.MaxOutputTokens ?? known?.MaxOutputTokens ?? KnownModel.OutputOf(model.Id) ?? _options.MaxOutputTokens;
        var price = PriceOf(provider, model.Id) ?? known?.Price;
        return new ModelInfo(model.Id, provider.Name, model.DisplayName ?? model.Id, context, Math.Min(output, context / 2), price, error)
        {
            Capabilities = _probed.GetValueOrDefault(model.Id) ?? KnownModel.CapabilitiesOf(model.Id) ?? ModelCapabilities.Unknown,
        };
    }

    private ModelPrice? PriceOf(ModelProvider provider, string id)
    {
        var match = _options.Prices.Keys.Where(start => id.StartsWith(start, StringComparison.OrdinalIgnoreCase)).MaxBy(start => start.Length);
        if (match is not null) return _options.Prices[match];

        // What runs on one's own machine costs no money per token.
        return provider.Name == ModelProviders.Ollama ? new ModelPrice() : null;
    }

    [LoggerMessage(LogLevel.Warning, "The provider {Provider} could not be asked for its models, so the configured ones are offered: {Error}")]
    private partial void LogListingFailed(string provider, string error);

    private sealed record Remembered(ModelListing Listing, DateTimeOffset Until);
}
