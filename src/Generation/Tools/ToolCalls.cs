using Forja.Generation.Models;

namespace Forja.Generation.Tools;

/// <summary>
/// The tool calls of one response: shown while their arguments arrive, done when they are whole, each exactly once. What changes or reads files is done at once, so that
/// the preview follows; from the first call that takes long on, all wait for the end of the response, so that their order stays. Not for two threads.
/// </summary>
internal sealed class ToolCalls(Func<ToolUse, CancellationToken, Task<ToolResult>> use, bool readsOnly)
{
    /// <summary>A response with more calls than this has lost its way.</summary>
    private const int MostCalls = 64;

    private readonly Dictionary<long, OpenToolCall> _open = [];
    private readonly List<OpenToolCall> _waiting = [];
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly List<(ModelToolCall Call, ModelToolResult Result)> _done = [];

    /// <summary>The calls that were answered, in order.</summary>
    public IReadOnlyList<(ModelToolCall Call, ModelToolResult Result)> Done => _done;

    /// <summary>True when any call was begun.</summary>
    public bool HasAny => _done.Count > 0 || _waiting.Count > 0 || _open.Count > 0;

    /// <summary>The names of calls whose arguments never ended.</summary>
    public IReadOnlyList<string> Cut => [.. _open.Values.Select(call => call.Name)];

    /// <summary>What the model asks the person.</summary>
    public IReadOnlyList<Question> Questions { get; private set; } = [];

    /// <summary>The closing words of a model that says that it is done; null = it did not.</summary>
    public string? Summary { get; private set; }

    public void Start(long index, string id, string name)
    {
        // The same call twice is one call; servers without ids of their own get one.
        var unique = string.IsNullOrEmpty(id) ? $"call_{index}" : id;
        _open[index] = new OpenToolCall(unique, name, IsDuplicate: !_ids.Add(unique) || _ids.Count > MostCalls);
    }

    public void Push(long index, string json, List<GenerationEvent> events)
    {
        if (_open.TryGetValue(index, out var call) && !call.IsDuplicate) call.Push(json, events);
    }

    /// <summary>A call's arguments are whole.</summary>
    public async Task EndAsync(long index, Func<GenerationEvent, ValueTask> tell, CancellationToken cancellationToken)
    {
        if (!_open.Remove(index, out var call) || call.IsDuplicate) return;
        if (_waiting.Count > 0 || call.Name is ToolList.Run or ToolList.Check or ToolList.Logs or ToolList.Ask or ToolList.Finish) _waiting.Add(call);
        else await RunAsync(call, tell, cancellationToken);
    }

    /// <summary>The response is complete: what waited is done now.</summary>
    public async Task RunWaitingAsync(Func<GenerationEvent, ValueTask> tell, CancellationToken cancellationToken)
    {
        foreach (var call in _waiting) await RunAsync(call, tell, cancellationToken);
        _waiting.Clear();
    }

    /// <summary>The response broke off: calls that were not whole are void, and what was shown of them too.</summary>
    public void GiveUpOpen(List<GenerationEvent> events)
    {
        foreach (var call in _open.Values) call.GiveUp(events);
    }

    private async Task RunAsync(OpenToolCall call, Func<GenerationEvent, ValueTask> tell, CancellationToken cancellationToken)
    {
        var parsed = ToolArguments.Parse(call.Name, call.Json);
        if (readsOnly && parsed is ParsedTool.Use { What: ToolUse.Edit or ToolUse.Run }) parsed = new ParsedTool.Wrong("In this mode nothing is changed. Nothing was done.");
        var summary = (parsed as ParsedTool.Use)?.Summary ?? "";

        // What goes back must be an object even where what came was none.
        var arguments = parsed is ParsedTool.Wrong ? ToolArguments.Repaired(call.Json) : string.IsNullOrWhiteSpace(call.Json) ? "{}" : call.Json;
        await tell(new GenerationEvent.ToolStarted(call.Id, call.Name, summary));
        if (parsed is ParsedTool.Use { What: ToolUse.Edit or ToolUse.Run }) await tell(new GenerationEvent.Kept(new AnswerPiece.ToolBegun(call.Id, call.Name, arguments)));
        var result = await ResultAsync(parsed, cancellationToken);
        if (result.IsError && call.Shown is { } path) await tell(new GenerationEvent.FileDiscarded(path, RefusalCodes.ToolRefused));
        await tell(new GenerationEvent.ToolEnded(call.Id, call.Name, summary, result.IsError));
        _done.Add((new ModelToolCall(call.Id, call.Name, arguments), new ModelToolResult(call.Id, result.Text, result.IsError)));

        // Questions and last words have no effect of their own: where the answer is taken up again they are simply said again.
        if (parsed is not (ParsedTool.Ask or ParsedTool.Finish)) await tell(new GenerationEvent.Kept(new AnswerPiece.ToolDone(call.Id, call.Name, arguments, result.Text, result.IsError)));
    }

    private async Task<ToolResult> ResultAsync(ParsedTool parsed, CancellationToken cancellationToken)
    {
        switch (parsed)
        {
            case ParsedTool.Use wanted:
                return await use(wanted.What, cancellationToken);

            case ParsedTool.Ask ask:
                Questions = ask.Questions;
                return new ToolResult("The person is asked.");

            case ParsedTool.Finish finish:
                Summary = finish.Summary;
                return new ToolResult("Done.");

            case ParsedTool.Wrong wrong:
                return ToolResult.Error(wrong.Reason);

            default:
                throw new InvalidOperationException($"No such tool: {parsed}");
        }
    }
}
