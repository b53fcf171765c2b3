namespace Forja.Generation.Answers;

/// <content>Thinking aloud: left out, and no fence inside it counts.</content>
internal sealed partial class AnswerParser
{
    /// <summary>Decides on tags and on the beginning of a JSON answer, which take effect before their line ends.</summary>
    private bool HeldBecameTag()
    {
        if (_mode is Mode.Text && ThinkingTag.IsOpening(_held.Written))
        {
            _blockStart = _consumed - _held.Length;
            _held.Clear();
            _mode = Mode.Thinking;
            return true;
        }

        // Templates that open the tag in the prompt leave only its end in the answer.
        if (_mode is Mode.Text && ThinkingTag.IsClosing(_held.Written))
        {
            _held.Clear();
            return true;
        }

        if (_mode is Mode.Text or Mode.Code && IsJsonAnswer(_held.Written))
        {
            var beginning = _held.ToString();
            _held.Clear();
            StartJson(beginning);
            return true;
        }

        return false;
    }

    private ReadOnlySpan<char> ConsumeThinking(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (_held.Length == 0)
            {
                var next = text[at..].IndexOf('<');
                if (next < 0) break;
                at += next;
            }
            else if (text[at] == '<')
            {
                _held.Clear();
            }

            _held.Append(text[at++]);
            if (ThinkingTag.IsClosing(_held.Written))
            {
                _held.Clear();
                _consumed += at;
                _mode = Mode.Text;
                _lineStart = true;
                return text[at..];
            }

            if (!ThinkingTag.CanBecome(_held.Written)) _held.Clear();
        }

        _consumed += text.Length;
        return [];
    }
}
