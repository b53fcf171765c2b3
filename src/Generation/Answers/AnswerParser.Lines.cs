namespace Forja.Generation.Answers;

/// <content>Lines: which are let through as they come, and which are held back until their beginning has decided what they are.</content>
internal sealed partial class AnswerParser
{
    /// <summary>Lets lines through up to one that has to be held back.</summary>
    private ReadOnlySpan<char> ConsumeLines(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            if (_lineStart && MayBeSpecial(text[at]) && !IsPlain(text[at..]))
            {
                Emit(text[..at]);
                _held.Append(text[at]);
                _consumed += at + 1;
                if (!HeldMayBeSpecial()) ReleaseHeld();
                return text[(at + 1)..];
            }

            var end = text[at..].IndexOf('\n');
            _lineStart = end >= 0;
            at = end < 0 ? text.Length : at + end + 1;
        }

        _consumed += text.Length;
        Emit(text);
        return [];
    }

    private ReadOnlySpan<char> Swallow(ReadOnlySpan<char> text)
    {
        _consumed += text.Length;
        return [];
    }

    /// <summary>Adds to the held line, up to its end, until it is decided.</summary>
    private ReadOnlySpan<char> ConsumeHeld(ReadOnlySpan<char> text)
    {
        // Indentation alone decides nothing, and most of what is held back is indentation.
        var start = 0;
        if (text[0] is ' ' or '\t' && _held.Length < AnswerLimits.HeldLine && _held.Written.IndexOfAnyExcept(' ', '\t') < 0)
        {
            start = text.IndexOfAnyExcept(' ', '\t') is var end and >= 0 ? end : text.Length;
            start = Math.Min(start, AnswerLimits.HeldLine - _held.Length);
            _held.Append(text[..start]);
            _consumed += start;
        }

        for (var at = start; at < text.Length; at++)
        {
            _held.Append(text[at]);
            _consumed++;
            if (text[at] == '\n' && !IsJsonBeginning(_held.Written))
            {
                DecideHeld(lineIsComplete: true);
                return text[(at + 1)..];
            }

            if (HeldBecameTag() || !HeldMayBeSpecial())
            {
                if (_held.Length > 0) ReleaseHeld();
                return text[(at + 1)..];
            }
        }

        return [];
    }

    private void DecideHeld(bool lineIsComplete)
    {
        var line = _held.ToString();
        _held.Clear();
        _lineStart = true;
        if (lineIsComplete && TakeLine(line)) return;
        EmitLine(line);
    }

    private void ReleaseHeld()
    {
        var text = _held.Written;
        var lines = text.LastIndexOf('\n') + 1;
        if (lines == 0)
        {
            _lineStart = false;
            EmitLine(text);
            _held.Clear();
            return;
        }

        var complete = text[..lines].ToString();
        var rest = text[lines..].ToString();
        _held.Clear();
        _lineStart = false;
        // Only a JSON answer's beginning is held over several lines; the last of them is a line like any other.
        EmitLine(complete);
        _lineStart = true;
        _consumed -= rest.Length;
        Consume(rest);
    }

    private bool MayBeSpecial(char character) => _mode switch
    {
        Mode.Text => character is '`' or '~' or ' ' or '\t' or '<' or '{',
        Mode.Code => character is '`' or '~' or ' ' or '\t' || (character == '{' && _deferredFence is not null),
        Mode.File => character is '`' or '~' or ' ' or '\t' || (character == '<' && _startPending),
        Mode.Edit => character is '`' or '~' or ' ' or '\t' or '<' or '=' or '>' or '-' or '+',
        Mode.Skip or Mode.Questions => character is '`' or '~' or ' ' or '\t',
        _ => false,
    };

    /// <summary>
    /// True when what is there already tells that a line means nothing special, as nearly every indented line does: it need not be held back.
    /// </summary>
    private bool IsPlain(ReadOnlySpan<char> line)
    {
        // Files in an indented fence lose that indentation, line by line.
        if (_fenceIndent > 0 && _mode == Mode.File) return false;

        var indent = line.IndexOfAnyExcept(' ', '\t');
        return indent > 0 && !MayBeSpecial(line[indent]);
    }

    private bool HeldMayBeSpecial()
    {
        var held = _held.Written;
        if (held.Length > AnswerLimits.HeldLine) return false;
        if (FenceLine.CanBecome(held)) return true;

        return _mode switch
        {
            Mode.Text => ThinkingTag.CanBecome(held) || IsJsonBeginning(held),
            Mode.Code => _deferredFence is not null && IsJsonBeginning(held),
            Mode.File => _startPending && EditMarkers.CanBecome(held),
            Mode.Edit => EditMarkers.CanBecome(held),
            _ => false,
        };
    }
}
