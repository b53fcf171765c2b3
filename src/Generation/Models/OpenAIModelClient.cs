using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using OpenAI;
using OpenAI.Chat;

namespace Forja.Generation.Models;

/// <summary>
/// Chat Completions through OpenAI's SDK, and so Ollama, LM Studio, vLLM and many more. Its own streaming updates are used: the client raises nothing
/// when a stream ends early, so <c>finish_reason</c> has to be seen.
/// </summary>
internal sealed class OpenAIModelClient(ModelProvider provider, HttpMessageHandler http, TimeProvider time) : IModelClient
{
    // Local servers ask for no key, but the SDK insists on one.
    private const string NoKey = "none";

    public async IAsyncEnumerable<ModelUpdate> StreamAsync(
        ModelCall call, Action onBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = new ChatClient(call.ModelId, Credential(), ClientOptions(onBytes));
        var stream = client.CompleteChatStreamingAsync(Messages(call), new ChatCompletionOptions(), cancellationToken);
        await using var updates = stream.GetAsyncEnumerator(cancellationToken);
        ModelUpdate.Stopped? stopped = null;
        while (await NextAsync(updates, cancellationToken))
        {
            var update = updates.Current;
            var text = string.Concat(update.ContentUpdate.Select(part => part.Text));
            if (text.Length > 0) yield return new ModelUpdate.Text(text);
            else yield return ModelUpdate.Working.Instance;

            if (update.Usage is { } usage)
            {
                var cached = usage.InputTokenDetails?.CachedTokenCount ?? 0;
                yield return new ModelUpdate.Tokens(new TokenCounts(Math.Max(0, usage.InputTokenCount - cached), usage.OutputTokenCount, cached, 0));
            }

            if (!string.IsNullOrEmpty(update.RefusalUpdate)) stopped = new ModelUpdate.Stopped(StopKind.Refused, "refusal");
            else if (update.FinishReason is { } reason) stopped ??= new ModelUpdate.Stopped(KindOf(reason), reason.ToString());
        }

        // The tokens come after the reason, so the reason is passed on at the end.
        if (stopped is not null) yield return stopped;
    }

    public async Task<IReadOnlyList<ListedModel>> ListAsync(CancellationToken cancellationToken)
    {
        var client = new OpenAI.Models.OpenAIModelClient(Credential(), ClientOptions(static () => { }));
        try
        {
            var models = await client.GetModelsAsync(cancellationToken);
            var newestFirst = models.Value.OrderByDescending(model => model.CreatedAt);
            return [.. newestFirst.Where(model => ModelNames.CanChat(model.Id)).Select(model => ListedModel.Named(model.Id))];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelFaults.Of(exception);
        }
    }

    private ApiKeyCredential Credential() => new(provider.ApiKey ?? provider.AuthToken ?? NoKey);

    private OpenAIClientOptions ClientOptions(Action onBytes)
    {
        var client = new HttpClient(new ProviderHandler(http, time, onBytes), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        var options = new OpenAIClientOptions
        {
            Transport = new HttpClientPipelineTransport(client),
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            NetworkTimeout = TimeSpan.FromDays(1),
        };
        if (provider.Address is { } address) options.Endpoint = address;
        return options;
    }

    private static List<ChatMessage> Messages(ModelCall call) =>
    [
        new SystemChatMessage(call.System),
        .. call.Messages.Select(Message),
    ];

    private static ChatMessage Message(ModelMessage message) =>
        message.FromModel ? new AssistantChatMessage(message.Text) : new UserChatMessage(message.Text);

    private static StopKind KindOf(ChatFinishReason reason) => reason switch
    {
        ChatFinishReason.Stop => StopKind.Finished,
        ChatFinishReason.Length => StopKind.MaxTokens,
        ChatFinishReason.ContentFilter => StopKind.Refused,
        _ => StopKind.Unknown,
    };

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<StreamingChatCompletionUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return await updates.MoveNextAsync();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelFaults.Of(exception);
        }
    }
}
