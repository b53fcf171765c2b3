using Forja.Generation.Models;
using Forja.Generation.Tools;

namespace Forja.Generation;

/// <summary>What an answer's calls have in common.</summary>
/// <param name="System">The system prompt.</param>
/// <param name="Messages">The conversation up to the request.</param>
/// <param name="Tools">The tools that the model may call; none for the text protocol.</param>
/// <param name="ReadsOnly">Nothing may be changed.</param>
/// <param name="Budget">What may be used up.</param>
/// <param name="Kept">What another process had of the answer.</param>
internal sealed record AnswerRequest(
    string System, IReadOnlyList<ModelMessage> Messages, IReadOnlyList<ToolDefinition> Tools, bool ReadsOnly, GenerationBudget Budget, IReadOnlyList<AnswerPiece> Kept)
{
    /// <summary>What the person put beside the request.</summary>
    public IReadOnlyList<Attachment> Attachments { get; init; } = [];
}
