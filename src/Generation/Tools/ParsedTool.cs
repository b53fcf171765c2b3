namespace Forja.Generation.Tools;

/// <summary>What a tool call turned out to ask for. The set is closed.</summary>
internal abstract record ParsedTool
{
    private ParsedTool()
    {
    }

    /// <summary>Something for the toolbox; <paramref name="Summary"/> says what, in a few words for the person.</summary>
    public sealed record Use(ToolUse What, string Summary) : ParsedTool;

    /// <summary>The person is asked, and the answer ends.</summary>
    public sealed record Ask(IReadOnlyList<Question> Questions) : ParsedTool;

    /// <summary>The answer ends.</summary>
    public sealed record Finish(string Summary) : ParsedTool;

    /// <summary>It cannot be done as it is; the model is told why.</summary>
    public sealed record Wrong(string Reason) : ParsedTool;
}
