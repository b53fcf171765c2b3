using System.Runtime.CompilerServices;
using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Anthropic.Models.Models;

namespace Forja.Generation.Models;

/// <summary>
/// The Messages API through Anthropic's SDK. Its raw events are used, since only they tell <c>message_stop</c> from a stream that merely ended.
/// </summary>
internal sealed class AnthropicModelClient(ModelProvider provider, HttpMessageHandler http, TimeProvider time) : IModelClient
{
    private const int ListedModels = 100;

    public async IAsyncEnumerable<ModelUpdate> StreamAsync(
        ModelCall call, Action onBytes, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var client = CreateClient(onBytes);
        await using var events = client.Messages.CreateStreaming(Parameters(call), cancellationToken).GetAsyncEnumerator(cancellationToken);
        var tokens = default(TokenCounts);
        string? reason = null;
        while (await NextAsync(events, cancellationToken))
        {
            var next = events.Current;
            if (next.TryPickContentBlockDelta(out var delta))
            {
                yield return delta.Delta.TryPickText(out var text) ? new ModelUpdate.Text(text.Text) : ModelUpdate.Working.Instance;
            }
            else if (next.TryPickStart(out var start))
            {
                var usage = start.Message.Usage;
                tokens = new TokenCounts(usage.InputTokens, usage.OutputTokens, usage.CacheReadInputTokens ?? 0, usage.CacheCreationInputTokens ?? 0);
                yield return new ModelUpdate.Tokens(tokens);
            }
            else if (next.TryPickDelta(out var end))
            {
                var usage = end.Usage;
                tokens = new TokenCounts(
                    usage.InputTokens ?? tokens.Input,
                    usage.OutputTokens,
                    usage.CacheReadInputTokens ?? tokens.CacheRead,
                    usage.CacheCreationInputTokens ?? tokens.CacheWrite);
                yield return new ModelUpdate.Tokens(tokens);
                reason = end.Delta.StopReason?.Raw() ?? reason;
            }
            else if (next.TryPickStop(out _))
            {
                yield return new ModelUpdate.Stopped(KindOf(reason), reason ?? "none");
            }
        }
    }

    public async Task<IReadOnlyList<ListedModel>> ListAsync(CancellationToken cancellationToken)
    {
        using var client = CreateClient(static () => { });
        try
        {
            var page = await client.Models.List(new ModelListParams { Limit = ListedModels }, cancellationToken);
            return [.. page.Items.Select(Listed)];
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelFaults.Of(exception);
        }
    }

    private static ListedModel Listed(Anthropic.Models.Models.ModelInfo model) =>
        new(model.ID, model.DisplayName, (int?)Known(() => model.MaxInputTokens), (int?)Known(() => model.MaxTokens));

    private AnthropicClient CreateClient(Action onBytes)
    {
        // A client is a few objects; the connections behind the handler are shared. The time of a call is watched by its caller.
        var options = new ClientOptions
        {
            HttpClient = new HttpClient(new ProviderHandler(http, time, onBytes), disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan },
            MaxRetries = 0,
            Timeout = TimeSpan.FromDays(1),
        };
        if (provider.AuthToken is { } token && provider.ApiKey is null) options.AuthToken = token;
        else options.ApiKey = provider.ApiKey;
        if (provider.Address is { } address) options.BaseUrl = address.ToString().TrimEnd('/');
        return new AnthropicClient(options);
    }

    private static MessageCreateParams Parameters(ModelCall call) => new()
    {
        Model = call.ModelId,
        MaxTokens = call.MaxOutputTokens,
        System = new List<TextBlockParam> { new() { Text = call.System, CacheControl = new CacheControlEphemeral() } },
        Messages = [.. call.Messages.Select(Message)],
    };

    private static MessageParam Message(ModelMessage message)
    {
        var block = new TextBlockParam { Text = message.Text, CacheControl = message.CacheUpToHere ? new CacheControlEphemeral() : null };
        var content = new List<ContentBlockParam> { block };
        return message.FromModel ? new AssistantMessageParam { Content = content } : new UserMessageParam { Content = content };
    }

    private static StopKind KindOf(string? reason) => reason switch
    {
        "end_turn" => StopKind.Finished,
        "max_tokens" => StopKind.MaxTokens,
        "refusal" => StopKind.Refused,
        "model_context_window_exceeded" => StopKind.ContextFull,
        _ => StopKind.Unknown,
    };

    /// <summary>Servers that imitate the API leave fields out, at which the SDK's property throws.</summary>
    private static long? Known(Func<long?> read)
    {
        try
        {
            return read();
        }
        catch (Anthropic.Exceptions.AnthropicInvalidDataException)
        {
            return null;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<RawMessageStreamEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw ModelFaults.Of(exception);
        }
    }
}
