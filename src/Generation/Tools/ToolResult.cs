namespace Forja.Generation;

/// <summary>What a tool came to, in words for the model.</summary>
/// <param name="Text">What it is told.</param>
/// <param name="IsError">It was not done.</param>
public sealed record ToolResult(string Text, bool IsError = false)
{
    public static ToolResult Error(string text) => new(text, IsError: true);
}
