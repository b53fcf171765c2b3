using System.Text.Json;
using Forja.Generation.Answers;
using Forja.Generation.Models;
using Forja.Generation.Tools;
using Microsoft.Extensions.Options;

namespace Forja.Generation.Asking;

/// <summary>Finds out what a model can do by asking it three small things: to write a file in our form, to call a tool, to name the colour of a picture.</summary>
public sealed class ModelProbe
{
    private const int MostTokens = 2_000;
    private const string Word = "kiwi";

    // Sixty-four red pixels by sixty-four.
    private const string RedPicture = "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAS0lEQVR42u3PQQkAAAgAsetfWiP4FgYrsKZeS0BAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEDgsqnc8OJg6Ln3AAAAAElFTkSuQmCC";

    private static readonly ToolDefinition Note = new(
        "note", "Notes one word.", new Dictionary<string, JsonElement> { ["word"] = JsonDocument.Parse("""{"type":"string"}""").RootElement.Clone() }, ["word"]);

    private readonly ModelCatalog _catalog;
    private readonly GenerationOptions _options;
    private readonly TimeProvider _time;

    internal ModelProbe(ModelCatalog catalog, IOptions<GenerationOptions> options, TimeProvider time) => (_catalog, _options, _time) = (catalog, options.Value, time);

    /// <summary>Asks the model. What it can do counts from now on.</summary>
    public async Task<ProbeOutcome> RunAsync(string modelId, CancellationToken cancellationToken)
    {
        if (await _catalog.ResolveAsync(modelId, cancellationToken) is not { } model) return new ProbeOutcome.Failed(FailureCodes.ModelUnknown, modelId);

        ShortAnswer written;
        try
        {
            written = await AskAsync(model, "Write a file named hello.txt that holds the line hello. Answer with nothing but this block, filled in:\n\n```txt {path=hello.txt}\n…\n```", [], [], cancellationToken);
        }
        catch (ModelFault fault)
        {
            return new ProbeOutcome.Failed(fault.Code, fault.Detail);
        }

        var tools = await TryAsync(() => AskAsync(model, $"Call the tool note with the word {Word}. Say nothing else.", [Note], [], cancellationToken));
        var image = new ModelImage("image/png", Convert.FromBase64String(RedPicture));
        var picture = await TryAsync(() => AskAsync(model, "Which colour is this picture? Answer with one English word.", [], [image], cancellationToken));
        var found = new ModelCapabilities(
            tools?.Tools.Contains(Note.Name) is true,
            picture?.Text.Contains("red", StringComparison.OrdinalIgnoreCase) is true,
            written.Pieces > 1 || written.Text.Length < 8,
            WritesFiles(written.Text),
            _time.GetUtcNow());
        _catalog.Remember(modelId, found);
        return new ProbeOutcome.Found(found);
    }

    private Task<ShortAnswer> AskAsync(ResolvedModel model, string text, IReadOnlyList<ToolDefinition> tools, IReadOnlyList<ModelImage> images, CancellationToken cancellationToken)
    {
        var call = new ModelCall(model.Info.Id, "You are being tried out. Do exactly as you are told.", [new ModelMessage(FromModel: false, text) { Images = images }], MostTokens) { Tools = tools };
        return ShortAnswer.GetAsync(model, call, _options, _time, cancellationToken);
    }

    /// <summary>A model that cannot do something often says so with an error.</summary>
    private static async Task<ShortAnswer?> TryAsync(Func<Task<ShortAnswer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (ModelFault)
        {
            return null;
        }
    }

    private static bool WritesFiles(string answer)
    {
        var parser = new AnswerParser(AnswerLimits.Default);
        List<GenerationEvent> events = [];
        parser.Push(answer, events);
        parser.Finish(events);
        return events.OfType<GenerationEvent.FileClosed>().Any(file => file.Edit.Path.Value == "hello.txt");
    }
}
