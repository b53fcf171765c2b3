namespace Forja.Turns.Checks.Browsing;

/// <summary>An error that a page had or printed, with the places it came from. Counted, not repeated.</summary>
internal sealed class PageTrouble(string text, IReadOnlyList<CodeFrame> frames)
{
    public string Text => text;

    public IReadOnlyList<CodeFrame> Frames => frames;

    public int Count { get; set; } = 1;
}
