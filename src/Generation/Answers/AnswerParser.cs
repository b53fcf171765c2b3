using Forja.ProjectFiles;

namespace Forja.Generation.Answers;

/// <summary>
/// Reads a model's answer while it arrives: text, whole files, edits, deletions, renames, in Markdown fences or in one JSON object. Pure: text in,
/// events out, no clock and no I/O; however the text is cut, the events say the same. One pass, linear time. Not for two threads.
/// </summary>
/// <remarks>
/// Lines are let through as they come; only a line whose beginning may still turn out to be a fence or a marker is held back until it is decided.
/// </remarks>
/// <param name="limits">What an answer may hold.</param>
/// <param name="assets">What the person put beside the request: the answer may place it in the project by its name.</param>
internal sealed partial class AnswerParser(AnswerLimits limits, IReadOnlyList<Attachment>? assets = null)
{
    private const int LongestQuestions = 20_000;

    private readonly TextBuffer _held = new();
    private Mode _mode = Mode.Text;
    private bool _lineStart = true;
    private char _carriedSurrogate;
    private long _consumed;
    private long _blockStart;
    private List<GenerationEvent> _events = [];
    private readonly List<FilePath> _unclosed = [];
    private readonly List<FilePath> _wanted = [];
    private IReadOnlyList<Question> _questions = [];

    private enum Mode
    {
        Text,
        Thinking,
        Code,
        File,
        Edit,
        Json,

        /// <summary>Questions for the person.</summary>
        Questions,

        /// <summary>Until the fence closes, nothing counts.</summary>
        Skip,

        /// <summary>Until the answer ends, nothing counts.</summary>
        Swallow,
    }

    /// <summary>Files whose block did not close, in the order they were given up; asked for again by the caller.</summary>
    public IReadOnlyList<FilePath> Unclosed => _unclosed;

    /// <summary>Files that the answer asked to see, in that order; the caller shows them and lets the model go on.</summary>
    public IReadOnlyList<FilePath> Wanted => _wanted;

    /// <summary>What the answer asks the person.</summary>
    public IReadOnlyList<Question> Questions => _questions;

    /// <summary>True when a JSON answer broke, so that files may be missing.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>True when any text was said or any file begun.</summary>
    public bool HasContent { get; private set; }

    /// <summary>Characters pushed so far.</summary>
    public long Length { get; private set; }

    /// <summary>How many of those characters lie before the block that is open now; what comes before them is whole.</summary>
    public long SafeLength => _mode is Mode.Text or Mode.Code ? _consumed - _held.Length : _blockStart;

    /// <summary>Takes the next piece of the answer and adds what it means to <paramref name="events"/>.</summary>
    public void Push(ReadOnlySpan<char> text, List<GenerationEvent> events)
    {
        if (text.IsEmpty) return;

        _events = events;
        Length += text.Length;
        if (_carriedSurrogate != '\0')
        {
            Span<char> pair = [_carriedSurrogate, text[0]];
            _carriedSurrogate = '\0';
            Consume(pair);
            text = text[1..];
        }

        // Events carry whole characters: half a surrogate pair would be lost on its way to the browser.
        if (!text.IsEmpty && char.IsHighSurrogate(text[^1]))
        {
            _carriedSurrogate = text[^1];
            text = text[..^1];
        }

        Consume(text);
        FlushJsonDelta();
        FlushFileDelta();
    }

    /// <summary>The answer ended: decides what was held back and gives up what is still open.</summary>
    public void Finish(List<GenerationEvent> events)
    {
        _events = events;
        if (_carriedSurrogate != '\0')
        {
            Span<char> alone = [_carriedSurrogate];
            _carriedSurrogate = '\0';
            Consume(alone);
        }

        if (_held.Length > 0) DecideHeld(lineIsComplete: true);
        IsBroken |= _mode == Mode.Json;
        GiveUpOpenBlock();
        _mode = Mode.Text;
        _lineStart = true;
    }

    /// <summary>The answer will go on after a pause: a closing fence that only lacks its line end counts as one.</summary>
    public void Settle(List<GenerationEvent> events)
    {
        _events = events;
        var mayClose = _mode is Mode.File or Mode.Edit or Mode.Skip || (_mode == Mode.Text && _directiveOpen);
        if (mayClose && FenceLine.TryParse(_held.Written, out var fence) && Closes(fence)) DecideHeld(lineIsComplete: true);
    }

    /// <summary>
    /// The rest of the open block will never come: gives it up and goes on as at the start of a line. What lies before it, <see cref="SafeLength"/>,
    /// is all that was said.
    /// </summary>
    public void Abandon(List<GenerationEvent> events)
    {
        _events = events;
        var safe = SafeLength;
        _held.Clear();
        _carriedSurrogate = '\0';
        GiveUpOpenBlock();
        _mode = Mode.Text;
        _lineStart = true;
        IsBroken = false;
        Length = _consumed = safe;
    }

    /// <summary>A new answer begins, with nothing of the old one open. What is unclosed stays so until it closes.</summary>
    public void Restart()
    {
        Length = _consumed = 0;
        IsBroken = false;
        _directiveOpen = false;
        _wanted.Clear();
    }

    /// <summary>The answer begins from its start, so that what it had begun before says nothing about it.</summary>
    public void ForgetUnclosed() => _unclosed.Clear();

    /// <summary>What is open now, or null.</summary>
    public OpenBlock? Open => _mode switch
    {
        Mode.File => new OpenBlock(_path, IsJson: false, _content.ToString() + _held.ToString()),
        Mode.Edit or Mode.Skip => new OpenBlock(_path, IsJson: false, string.Empty),
        Mode.Json => new OpenBlock(_path, IsJson: true, _content.ToString()),
        _ => null,
    };

    private void Consume(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (_mode == Mode.Json) text = ConsumeJson(text);
            else if (_mode == Mode.Thinking) text = ConsumeThinking(text);
            else if (_mode == Mode.Swallow) text = Swallow(text);
            else if (_held.Length > 0) text = ConsumeHeld(text);
            else text = ConsumeLines(text);
        }
    }

    /// <summary>Content of the current mode, from a line that was held back.</summary>
    private void EmitLine(ReadOnlySpan<char> line)
    {
        if (_mode == Mode.File && _fenceIndent > 0)
        {
            var strip = 0;
            while (strip < _fenceIndent && strip < line.Length && line[strip] == ' ') strip++;
            line = line[strip..];
        }

        Emit(line);
    }

    /// <summary>Content of the current mode.</summary>
    private void Emit(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;

        switch (_mode)
        {
            case Mode.Text:
                EmitText(text);
                break;
            case Mode.Code:
                EmitDeferredFence();
                EmitText(text);
                break;
            case Mode.File:
                EmitFile(text);
                break;
            case Mode.Edit:
                EmitEdit(text);
                break;
            case Mode.Questions when _content.Length < LongestQuestions:
                _content.Append(text);
                break;
        }
    }

    private void EmitText(ReadOnlySpan<char> text)
    {
        HasContent |= !text.IsWhiteSpace();
        _events.Add(new GenerationEvent.TextDelta(text.ToString()));
    }
}
