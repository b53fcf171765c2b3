using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Forja.Testing.Models;

/// <summary>
/// A model server for tests: real Kestrel on a free loopback port, speaking the Messages API of Anthropic and Chat Completions of OpenAI. It answers
/// what it is told to, with every fault that a real one has, and remembers what it was asked. Nothing in it waits by the clock unless a reply says
/// so.
/// </summary>
public sealed class ScriptedModelServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<ScriptedReply> _replies = new();
    private readonly List<RecordedRequest> _requests = [];
    private readonly Channel<RecordedRequest> _arrivals = Channel.CreateUnbounded<RecordedRequest>();
    private readonly TimeProvider _time;

    private ScriptedModelServer(WebApplication app, TimeProvider time)
    {
        _app = app;
        _time = time;
    }

    /// <summary>The address without a path: the base URL for Anthropic. OpenAI's has <c>/v1</c> after it.</summary>
    public string Address => _app.Urls.Single();

    /// <summary>What <c>/v1/models</c> lists; null makes the listing fail with 500.</summary>
    public IReadOnlyList<string>? Models { get; set; } = ["claude-sonnet-4-5", "gpt-5"];

    /// <summary>Answers requests for which no reply is queued; without it they fail with 500.</summary>
    public Func<RecordedRequest, ScriptedReply>? Respond { get; set; }

    /// <summary>The requests for answers so far, oldest first.</summary>
    public IReadOnlyList<RecordedRequest> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>Starts a server that gives these replies in turn. <paramref name="time"/> paces replies that have a speed.</summary>
    public static async Task<ScriptedModelServer> StartAsync(IEnumerable<ScriptedReply>? replies = null, TimeProvider? time = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.Zero);
        var app = builder.Build();
        var server = new ScriptedModelServer(app, time ?? TimeProvider.System);
        foreach (var reply in replies ?? []) server._replies.Enqueue(reply);
        app.MapGet("/v1/models", server.List);
        app.MapPost("/v1/messages", context => server.AnswerAsync(context, new AnthropicWire()));
        app.MapPost("/v1/chat/completions", context => server.AnswerAsync(context, new OpenAIWire()));
        await app.StartAsync();
        return server;
    }

    /// <summary>Adds a reply to the end of the queue.</summary>
    public void Enqueue(ScriptedReply reply) => _replies.Enqueue(reply);

    /// <summary>Waits for the next request for an answer that was not awaited yet.</summary>
    public async Task<RecordedRequest> NextRequestAsync(CancellationToken cancellationToken = default) => await _arrivals.Reader.ReadAsync(cancellationToken);

    /// <summary>The settings that point a server of ours here, as environment variables have them.</summary>
    public Dictionary<string, string?> Environment(bool anthropic = true, bool openAI = true)
    {
        var settings = new Dictionary<string, string?>();
        if (anthropic) (settings["ANTHROPIC_BASE_URL"], settings["ANTHROPIC_API_KEY"]) = (Address, "test-key-anthropic");
        if (openAI) (settings["OPENAI_BASE_URL"], settings["OPENAI_API_KEY"]) = (Address + "/v1", "test-key-openai");
        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    // Each vendor lists its own, as the real ones do: what both listed would all be asked over the first one's API.
    private IResult List(HttpRequest request)
    {
        if (Models is null) return Results.Json(new { error = new { type = "api_error", message = "scripted error" } }, statusCode: 500);
        var isAnthropic = request.Headers.ContainsKey("anthropic-version");
        var models = Models.Where(id => id.StartsWith("claude", StringComparison.Ordinal) == isAnthropic).ToList();
        return Results.Json(new
        {
            @object = "list",
            data = models.Select(id => new { id, type = "model", @object = "model", display_name = id, created = 1_760_000_000, created_at = "2025-10-09T00:00:00Z", owned_by = "tests" }),
            has_more = false,
            first_id = models.FirstOrDefault(),
            last_id = models.LastOrDefault(),
        });
    }

    private async Task AnswerAsync(HttpContext context, ModelWire wire)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        var request = new RecordedRequest(context.Request.Path, headers, body.RootElement.Clone());
        lock (_requests) _requests.Add(request);
        await _arrivals.Writer.WriteAsync(request, context.RequestAborted);

        var reply = _replies.TryDequeue(out var next) ? next : Respond?.Invoke(request) ?? ScriptedReply.Error(500, message: "no reply is scripted for this request");
        await new ReplyWriter(context, wire, request.Model, _time).WriteAsync(reply);
    }
}
