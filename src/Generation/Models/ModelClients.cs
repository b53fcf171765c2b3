using Forja.Generation.Cassettes;
using Microsoft.Extensions.Configuration;

namespace Forja.Generation.Models;

/// <summary>One client for each configured provider, over connections that are shared by all calls.</summary>
internal sealed class ModelClients : IDisposable
{
    // Long enough for a busy laptop, short enough to tell that an address is dead.
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(15);

    // Moves of a provider's addresses are seen after this.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(10);

    private readonly SocketsHttpHandler _http = new() { ConnectTimeout = ConnectTimeout, PooledConnectionLifetime = ConnectionLifetime };
    private readonly IReadOnlyList<(ModelProvider Provider, IModelClient Client)> _clients;

    public ModelClients(GenerationOptions options, IConfiguration environment, TimeProvider time)
    {
        _clients = options.Cassettes.Replay is { } tapes
            ? [(new ModelProvider("cassette", ProviderKind.OpenAI, null, null, null, []), new ReplayingModelClient(tapes))]
            : [.. ModelProviders.Find(options, environment).Select(provider => (provider, Recorded(Create(provider, time), options, time)))];
    }

    public IReadOnlyList<ModelProvider> Providers => [.. _clients.Select(one => one.Provider)];

    public IModelClient Of(ModelProvider provider) => _clients.First(one => one.Provider == provider).Client;

    public void Dispose() => _http.Dispose();

    private static IModelClient Recorded(IModelClient client, GenerationOptions options, TimeProvider time) =>
        options.Cassettes.Record is { } folder ? new RecordingModelClient(client, folder, time) : client;

    private IModelClient Create(ModelProvider provider, TimeProvider time) => provider.Kind switch
    {
        ProviderKind.Anthropic => new AnthropicModelClient(provider, _http, time),
        _ => new OpenAIModelClient(provider, _http, time),
    };
}
