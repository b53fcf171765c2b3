using Forja.Generation.Models;
using Forja.Generation.Prompts;
using Microsoft.Extensions.Options;

namespace Forja.Generation.Asking;

/// <summary>Makes a fuller request out of a short one, for the person to read, change and send.</summary>
public sealed class PromptImprover
{
    private const int MostTokens = 4_000;

    private readonly ModelCatalog _catalog;
    private readonly GenerationOptions _options;
    private readonly TimeProvider _time;

    internal PromptImprover(ModelCatalog catalog, IOptions<GenerationOptions> options, TimeProvider time) => (_catalog, _options, _time) = (catalog, options.Value, time);

    public async Task<ImproveOutcome> RunAsync(string modelId, string text, CancellationToken cancellationToken)
    {
        if (await _catalog.ResolveAsync(modelId, cancellationToken) is not { } model) return new ImproveOutcome.Failed(FailureCodes.ModelUnknown, modelId);
        try
        {
            var call = new ModelCall(model.Info.Id, Prompt.Improve, [new ModelMessage(FromModel: false, $"<request>\n{text.Trim()}\n</request>")], Math.Min(MostTokens, model.Info.MaxOutputTokens));
            var answer = (await ShortAnswer.GetAsync(model, call, _options, _time, cancellationToken)).Text.Replace("<request>", "", StringComparison.Ordinal).Replace("</request>", "", StringComparison.Ordinal).Trim();
            return answer.Length > 0 ? new ImproveOutcome.Improved(answer) : new ImproveOutcome.Failed(FailureCodes.Empty, null);
        }
        catch (ModelFault fault)
        {
            return new ImproveOutcome.Failed(fault.Code, fault.Detail);
        }
    }
}
