using System.Runtime.CompilerServices;
using System.Text.Json;
using Anthropic;
using Anthropic.Core;
using Anthropic.Models.Messages;
using Anthropic.Models.Models;
using Forja.Generation.Tools;

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
        var tools = new HashSet<long>();
        string? reason = null;
        while (await NextAsync(events, cancellationToken))
        {
            var next = events.Current;
            if (next.TryPickContentBlockDelta(out var delta))
            {
                if (delta.Delta.TryPickText(out var text)) yield return new ModelUpdate.Text(text.Text);
                else if (delta.Delta.TryPickInputJson(out var json)) yield return new ModelUpdate.ToolArguments(delta.Index, json.PartialJson);
                else yield return ModelUpdate.Working.Instance;
            }
            else if (next.TryPickContentBlockStart(out var block))
            {
                if (block.ContentBlock.TryPickToolUse(out var tool))
                {
                    tools.Add(block.Index);
                    yield return new ModelUpdate.ToolStarted(block.Index, tool.ID, tool.Name);
                }
            }
            else if (next.TryPickContentBlockStop(out var closed))
            {
                if (tools.Remove(closed.Index)) yield return new ModelUpdate.ToolEnded(closed.Index);
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
        Tools = call.Tools.Count == 0 ? null : [.. call.Tools.Select(Tool)],
    };

    private static ToolUnion Tool(ToolDefinition tool)
    {
        var schema = new InputSchema { Properties = tool.Parameters.ToDictionary(), Required = [.. tool.Required] };

        // Without eager streaming the text of a file comes in one piece at its end; servers that imitate the API need not know of it.
        return tool.Name is ToolList.Write or ToolList.Replace
            ? new Tool { Name = tool.Name, Description = tool.Description, InputSchema = schema, EagerInputStreaming = true }
            : new Tool { Name = tool.Name, Description = tool.Description, InputSchema = schema };
    }

    private static MessageParam Message(ModelMessage message)
    {
        var content = new List<ContentBlockParam>();
        foreach (var result in message.Results) content.Add(new ToolResultBlockParam { ToolUseID = result.CallId, Content = result.Text, IsError = result.IsError });
        foreach (var image in message.Images) content.Add(new ImageBlockParam { Source = new Base64ImageSource { Data = Convert.ToBase64String(image.Bytes.Span), MediaType = image.MediaType } });
        if (message.Text.Length > 0) content.Add(new TextBlockParam { Text = message.Text, CacheControl = message.CacheUpToHere ? new CacheControlEphemeral() : null });
        else if (message.CacheUpToHere && message.Results.Count > 0) content[message.Results.Count - 1] = Cached(message.Results[^1]);
        foreach (var use in message.Calls) content.Add(new ToolUseBlockParam { ID = use.Id, Name = use.Name, Input = Arguments(use.Arguments) });
        return message.FromModel ? new AssistantMessageParam { Content = content } : new UserMessageParam { Content = content };
    }

    private static ToolResultBlockParam Cached(ModelToolResult result) =>
        new() { ToolUseID = result.CallId, Content = result.Text, IsError = result.IsError, CacheControl = new CacheControlEphemeral() };

    private static Dictionary<string, JsonElement> Arguments(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Clone());
    }

    private static StopKind KindOf(string? reason) => reason switch
    {
        "end_turn" or "stop_sequence" => StopKind.Finished,
        "tool_use" => StopKind.ToolCalls,
        "pause_turn" => StopKind.Paused,
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
