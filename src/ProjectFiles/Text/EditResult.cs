namespace Forja.ProjectFiles;

/// <summary>What a list of replacements came to. The set is closed.</summary>
public abstract record EditResult
{
    private EditResult() { }

    /// <summary>All were made.</summary>
    public sealed record Edited(string Text) : EditResult;

    /// <summary>The one at <paramref name="Index"/> could not be made, so none was. The detail tells its author how to do better.</summary>
    public sealed record Failed(int Index, string Code, string Detail) : EditResult;
}
