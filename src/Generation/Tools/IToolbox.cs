namespace Forja.Generation;

/// <summary>
/// Does what a model asks for while it answers. This stage knows neither the project's writer nor its sandbox, so whoever asks for an answer brings the hands.
/// Called from the flow of control that reads the answer's events, one use at a time.
/// </summary>
public interface IToolbox
{
    Task<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken);

    /// <summary>Changes of the answer's text that were refused since this was asked last, in words for the model; empty when all were made.</summary>
    IReadOnlyList<string> TakeRefusals();
}
