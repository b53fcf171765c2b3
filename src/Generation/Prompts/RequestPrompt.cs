using Forja.Generation.Models;

namespace Forja.Generation.Prompts;

/// <summary>A request as messages for a model, within a budget. Pure: the same request gives the same messages.</summary>
/// <param name="Messages">History first, then the project and the request; nothing in the front changes from turn to turn.</param>
/// <param name="FilesLeftOut">How many files that seem to matter found no room.</param>
internal sealed record RequestPrompt(IReadOnlyList<ModelMessage> Messages, int FilesLeftOut)
{
    // Below this a provider's cache has nothing to gain.
    private const int LeastCached = 1000;

    /// <summary>Builds the messages; <paramref name="tokens"/> is what history, files and request may take together.</summary>
    public static RequestPrompt Build(GenerationRequest request, int tokens, int fileTokens, bool readsImages = false, int? outputTokens = null)
    {
        var history = HistoryPrompt.Build(request.History).ToList();
        var spent = history.Sum(message => Estimate.Tokens(message.Text));
        if (spent >= LeastCached) history[^1] = history[^1] with { CacheUpToHere = true };

        var left = tokens - spent - Estimate.Tokens(request.Prompt) - Estimate.Tokens(request.Rules) - AttachmentsPrompt.Tokens(request.Attachments);
        var files = FileSelection.Choose(request, Math.Clamp(left, 0, fileTokens));
        var message = new ModelMessage(FromModel: false, ProjectPrompt.Write(request, files, readsImages, outputTokens))
        {
            Images = !readsImages ? [] : [.. request.Attachments.Concat(request.Evidence?.Pictures ?? []).Where(item => item.IsImage).Select(item => new ModelImage(item.MediaType, item.Content))],
        };
        return new RequestPrompt([.. history, message], files.LeftOut);
    }
}
