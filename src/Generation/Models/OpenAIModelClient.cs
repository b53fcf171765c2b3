using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;

namespace Forja.Generation.Models;

/// <summary>
/// Chat Completions through OpenAI's SDK, and so Ollama, LM Studio, vLLM and many more. Its own streaming updates are used: the client raises nothing
/// when a stream ends early, so <c>finish_reason</c> has to be seen.
/// </summary>
internal sealed class OpenAIModelClient(ModelProvider provider, HttpMessageHandler http, TimeProvider time) : IModelClient
{
    // OpenAI's own models refuse `max_tokens`; most servers that imitate the API know nothing else, and write only a little when they are told nothing.
    private const string OwnHost = "api.openai.com";

    // Local servers ask for no key, but the SDK insists on one.
    private const string NoKey = "none";

    public async IAsyncEnumerable<ModelUpdate> StreamAsync(
        ModelCall call, Action onBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var client = new ChatClient(call.ModelId, Credential(), ClientOptions(onBytes));
        var stream = client.CompleteChatStreamingAsync(Messages(call), Options(call, provider.Address), cancellationToken);
        await using var updates = stream.GetAsyncEnumerator(cancellationToken);
        ModelUpdate.Stopped? stopped = null;
        int? open = null;
        while (true)
        {
            var (update, foreign) = await NextAsync(updates, cancellationToken);
            if (foreign is not null) stopped ??= new ModelUpdate.Stopped(StopKind.Unknown, foreign);
            if (update is null) break;
            ThrowOnError(update);
            var text = string.Concat(update.ContentUpdate.Select(part => part.Text));
            if (text.Length > 0) yield return new ModelUpdate.Text(text);
            else yield return ModelUpdate.Working.Instance;

            foreach (var part in update.ToolCallUpdates)
            {
                // A call is whole when the next one begins or the answer has a reason to stop; nothing else says so.
                if (part.Index != open)
                {
                    if (open is { } last) yield return new ModelUpdate.ToolEnded(last);
                    open = part.Index;
                    yield return new ModelUpdate.ToolStarted(part.Index, part.ToolCallId ?? $"call_{part.Index}", part.FunctionName ?? string.Empty);
                }

                if (part.FunctionArgumentsUpdate is { } json && json.ToMemory().Length > 0) yield return new ModelUpdate.ToolArguments(part.Index, json.ToString());
            }

            if (update.FinishReason is not null && open is { } ended)
            {
                open = null;
                yield return new ModelUpdate.ToolEnded(ended);
            }

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
        .. call.Messages.SelectMany(Message),
    ];

    private static IEnumerable<ChatMessage> Message(ModelMessage message)
    {
        if (message.FromModel)
        {
            var said = new AssistantChatMessage(message.Text);
            if (message.Calls.Count > 0)
            {
                said = new AssistantChatMessage(message.Calls.Select(use => ChatToolCall.CreateFunctionToolCall(use.Id, use.Name, BinaryData.FromString(use.Arguments))));
                if (message.Text.Length > 0) said.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
            }

            yield return said;
            yield break;
        }

        foreach (var result in message.Results) yield return new ToolChatMessage(result.CallId, result.Text);
        if (message.Images.Count > 0)
        {
            yield return new UserChatMessage(
            [
                .. message.Images.Select(image => ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image.Bytes), image.MediaType)),
                ChatMessageContentPart.CreateTextPart(message.Text),
            ]);
        }
        else if (message.Text.Length > 0)
        {
            yield return new UserChatMessage(message.Text);
        }
    }

    private static ChatCompletionOptions Options(ModelCall call, Uri? address)
    {
        var options = new ChatCompletionOptions();
        if (address is null || address.Host == OwnHost) options.MaxOutputTokenCount = call.MaxOutputTokens;
#pragma warning disable SCME0001 // The one way to send a field that the SDK does not know.
        else options.Patch.Set("$.max_tokens"u8, call.MaxOutputTokens);
#pragma warning restore SCME0001
        foreach (var tool in call.Tools)
        {
            var schema = JsonSerializer.SerializeToUtf8Bytes(new { type = "object", properties = tool.Parameters, required = tool.Required });
            options.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromBytes(schema)));
        }

        return options;
    }

    private static StopKind KindOf(ChatFinishReason reason) => reason switch
    {
        ChatFinishReason.Stop => StopKind.Finished,
        ChatFinishReason.Length => StopKind.MaxTokens,
        ChatFinishReason.ToolCalls or ChatFinishReason.FunctionCall => StopKind.ToolCalls,
        ChatFinishReason.ContentFilter => StopKind.Refused,
        _ => StopKind.Unknown,
    };

    /// <summary>An error inside a stream comes as an update that holds nothing else.</summary>
    private static void ThrowOnError(StreamingChatCompletionUpdate update)
    {
#pragma warning disable SCME0001 // What the SDK does not know of an update is only here.
        if (!update.Patch.Contains("$.error"u8)) return;
        using var error = JsonDocument.Parse(update.Patch.GetJson("$.error"u8));
#pragma warning restore SCME0001
        throw ModelFaults.OfErrorEvent(Field("type") ?? Field("code"), Field("message") ?? error.RootElement.ToString());

        string? Field(string name) =>
            error.RootElement.ValueKind == JsonValueKind.Object && error.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }

    /// <summary>The next update, nothing at the end; beside nothing perhaps a reason to stop that the SDK does not know, at which it throws.</summary>
    private static async ValueTask<(StreamingChatCompletionUpdate? Update, string? ForeignReason)> NextAsync(
        IAsyncEnumerator<StreamingChatCompletionUpdate> updates, CancellationToken cancellationToken)
    {
        try
        {
            return (await updates.MoveNextAsync() ? updates.Current : null, null);
        }
        catch (ArgumentOutOfRangeException unknown) when (unknown.ActualValue is string reason)
        {
            return (null, reason);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelFaults.Of(exception);
        }
    }
}
