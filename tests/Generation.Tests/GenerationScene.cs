using Forja.Testing.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Generation.Tests;

/// <summary>The stage as the host sets it up, pointed at a scripted model server through the usual environment variables.</summary>
internal sealed class GenerationScene : IAsyncDisposable
{
    public const string ClaudeId = "claude-sonnet-4-5";
    public const string GptId = "gpt-5";

    private readonly ServiceProvider _services;

    private GenerationScene(ScriptedModelServer server, ServiceProvider services)
    {
        Server = server;
        _services = services;
    }

    public ScriptedModelServer Server { get; }

    public Generator Generator => _services.GetRequiredService<Generator>();

    public NotingToolbox Toolbox { get; } = new();

    public ModelCatalog Catalog => _services.GetRequiredService<ModelCatalog>();

    public static async Task<GenerationScene> StartAsync(IEnumerable<ScriptedReply> replies, TimeProvider? time = null, Dictionary<string, string?>? settings = null)
    {
        var server = await ScriptedModelServer.StartAsync(replies);
        var configured = server.Environment();

        // Pauses have tests of their own.
        configured["Forja:Generation:RetryDelay"] = "00:00:00";
        foreach (var (name, value) in settings ?? []) configured[name] = value;

        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(configured).Build())
            .AddLogging();
        if (time is not null) services.AddSingleton(time);
        return new GenerationScene(server, services.AddGeneration().BuildServiceProvider());
    }

    public IAsyncEnumerable<GenerationEvent> Ask(string model, string prompt = "A clock", CancellationToken cancellationToken = default) =>
        Generator.GenerateAsync(new GenerationRequest { ModelId = model, Language = "en", Prompt = prompt }, Toolbox, cancellationToken);

    public async Task<IReadOnlyList<GenerationEvent>> AnswerAsync(string model, string prompt = "A clock") => await Ask(model, prompt).ToListAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Server.DisposeAsync();
    }
}
