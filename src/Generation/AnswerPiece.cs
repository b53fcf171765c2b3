using System.Text.Json.Serialization;

namespace Forja.Generation;

/// <summary>
/// A piece of an answer that is finished for good. Whoever keeps the pieces of an answer in their order can have it go on after this process is gone: nothing of them is
/// asked for again, and no tool among them runs a second time. The set is closed.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Said), "said")]
[JsonDerivedType(typeof(ToolBegun), "tool-begun")]
[JsonDerivedType(typeof(ToolDone), "tool-done")]
[JsonDerivedType(typeof(StepEnded), "step-ended")]
public abstract record AnswerPiece
{
    private AnswerPiece()
    {
    }

    /// <summary>More of what the model wrote, the blocks of files in it; it ends where no block is open.</summary>
    public sealed record Said(string Text) : AnswerPiece;

    /// <summary>A tool that changes something is about to be used. Without its end nobody knows whether it was.</summary>
    public sealed record ToolBegun(string Id, string Name, string Arguments) : AnswerPiece;

    /// <summary>A tool was used, and this is what it came to.</summary>
    public sealed record ToolDone(string Id, string Name, string Arguments, string Result, bool IsError) : AnswerPiece;

    /// <summary>A response of the model is complete, and this is what it was told then.</summary>
    public sealed record StepEnded(string Remark) : AnswerPiece;
}
