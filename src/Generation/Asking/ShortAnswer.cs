using System.Text;
using Forja.Generation.Models;

namespace Forja.Generation.Asking;

/// <summary>One small question to a model, outside of any project: no retries, and its whole answer at once.</summary>
/// <param name="Text">The words.</param>
/// <param name="Pieces">In how many pieces they came.</param>
/// <param name="Tools">The names of the tools that were called.</param>
internal sealed record ShortAnswer(string Text, int Pieces, IReadOnlyList<string> Tools)
{
    /// <summary>Asks; throws <see cref="ModelFault"/>.</summary>
    public static async Task<ShortAnswer> GetAsync(ResolvedModel model, ModelCall call, GenerationOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var silence = new Silence(options, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        var text = new StringBuilder();
        var tools = new List<string>();
        var (pieces, isWhole) = (0, false);
        try
        {
            await foreach (var update in model.Client.StreamAsync(call, silence.Heard, stop.Token))
            {
                silence.Answering();
                if (update is ModelUpdate.Text piece) (text, pieces) = (text.Append(piece.Value), pieces + 1);
                else if (update is ModelUpdate.ToolStarted tool) tools.Add(tool.Name);
                isWhole |= update is ModelUpdate.Stopped;
                if (text.Length > options.MaxFileLength) break;
            }
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelFault(FailureCodes.Silent, "The model did not answer in time.", retryable: true, inner: exception);
        }

        return isWhole ? new ShortAnswer(text.ToString(), pieces, tools) : throw new ModelFault(FailureCodes.Interrupted, "The answer broke off.", retryable: true);
    }
}
