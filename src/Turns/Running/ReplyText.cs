using System.Text;

namespace Forja.Turns.Running;

/// <summary>
/// The words of a turn as a person reads them: where files were taken out of the answer their blank lines go too, and each call begins a paragraph of its own. Takes the
/// words as they come, and gives back what of them is to be shown.
/// </summary>
/// <param name="before">Words that were there already.</param>
internal sealed class ReplyText(string before = "")
{
    private readonly StringBuilder _text = new(before);
    private int _lineEnds = before.Length - before.TrimEnd('\n').Length;

    public int Length => _text.Length;

    public override string ToString() => _text.ToString();

    public string Add(string text)
    {
        var shown = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (character == '\r') continue;
            _lineEnds = character == '\n' ? _lineEnds + 1 : 0;

            // One blank line parts two paragraphs; at the very beginning there is nothing to part.
            if (_lineEnds > 2 || (_lineEnds > 0 && _text.Length + shown.Length == 0)) continue;
            shown.Append(character);
        }

        _text.Append(shown);
        return shown.ToString();
    }

    /// <summary>What comes now is not the same sentence.</summary>
    public string Paragraph() => _text.Length == 0 || _lineEnds >= 2 ? "" : Add(_lineEnds == 1 ? "\n" : "\n\n");
}
