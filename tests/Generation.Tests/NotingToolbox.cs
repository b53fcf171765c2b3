using Forja.ProjectFiles;

namespace Forja.Generation.Tests;

/// <summary>A toolbox over files in memory that notes what was asked of it.</summary>
internal sealed class NotingToolbox : IToolbox
{
    public Dictionary<string, string> Files { get; } = [];

    public List<ToolUse> Used { get; } = [];

    /// <summary>Told at the next asking, once.</summary>
    public List<string> Refusals { get; } = [];

    public Task<ToolResult> UseAsync(ToolUse use, CancellationToken cancellationToken)
    {
        Used.Add(use);
        return Task.FromResult(use switch
        {
            ToolUse.Read read when Files.TryGetValue(read.Path.Value, out var text) => new ToolResult(text),
            ToolUse.Read read => ToolResult.Error($"There is no text file '{read.Path}'."),
            ToolUse.Edit { Change: FileEdit.Replace } => ToolResult.Error("The search text is not in the file."),
            _ => new ToolResult("Done."),
        });
    }

    public IReadOnlyList<string> TakeRefusals()
    {
        List<string> taken = [.. Refusals];
        Refusals.Clear();
        return taken;
    }
}
