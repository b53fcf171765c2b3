using Forja.Generation.Models;

namespace Forja.Generation.Prompts;

/// <summary>A request as messages for a model, within a budget. Pure: the same request gives the same messages.</summary>
/// <param name="Messages">History first, then the project and the request; nothing in the front changes from turn to turn.</param>
/// <param name="FilesShown">How many files the model sees as text.</param>
/// <param name="FilesTotal">How many could have been shown.</param>
internal sealed record RequestPrompt(IReadOnlyList<ModelMessage> Messages, int FilesShown, int FilesTotal)
{
    /// <summary>Builds the messages; <paramref name="tokens"/> is what history, files and request may take together.</summary>
    public static RequestPrompt Build(GenerationRequest request, int tokens, int fileTokens)
    {
        var history = HistoryPrompt.Build(request.History);
        var left = tokens - history.Sum(message => Estimate.Tokens(message.Text)) - Estimate.Tokens(request.Prompt) - Estimate.Tokens(request.Rules);
        var files = FileSelection.Choose(request, Math.Clamp(left, 0, fileTokens));
        var message = new ModelMessage(FromModel: false, ProjectPrompt.Write(request, files));
        return new RequestPrompt([.. history, message], files.Shown.Count, files.Candidates);
    }
}
