using Forja.ProjectFiles;

namespace Forja.Generation.Answers;

/// <content>Files and edits: what is collected while their block is open, and what becomes of it.</content>
internal sealed partial class AnswerParser
{
    private readonly TextBuffer _content = new();
    private readonly TextBuffer _search = new();
    private readonly List<TextReplacement> _replacements = [];
    private FilePath? _path;

    /// <summary>How much of the open file's content has been told: one event a piece of the answer, however many lines the piece holds.</summary>
    private int _told;

    /// <summary>The file has opened, and its first characters will say whether they are its content or an edit.</summary>
    private bool _startPending;
    private EditMarker _section;
    private bool _editIsMalformed;

    private void OpenFile(string rawPath, Mode mode)
    {
        _content.Clear();
        _told = 0;
        _search.Clear();
        _replacements.Clear();
        _section = EditMarker.None;
        _editIsMalformed = false;
        if (!FenceInfo.TryReadPath(rawPath, out _path))
        {
            Refuse(rawPath, RefusalCodes.PathInvalid);
            _mode = Mode.Skip;
            return;
        }

        _mode = mode;
        _startPending = mode == Mode.File;
        HasContent = true;
        if (mode == Mode.Edit) _events.Add(new GenerationEvent.FileStarted(_path, Edit: true));
    }

    private void StartFile()
    {
        if (!_startPending) return;
        _startPending = false;
        _events.Add(new GenerationEvent.FileStarted(_path!));
    }

    private void BecomeEdit()
    {
        _startPending = false;
        _mode = Mode.Edit;
        _events.Add(new GenerationEvent.FileStarted(_path!, Edit: true));
    }

    private void EmitFile(ReadOnlySpan<char> text)
    {
        StartFile();
        if (_content.Length + text.Length > limits.FileLength)
        {
            DropFile(RefusalCodes.TooLarge);
            _mode = Mode.Skip;
            return;
        }

        _content.Append(text);
    }

    private void FlushFileDelta()
    {
        if (_mode != Mode.File || _content.Length == _told) return;
        _events.Add(new GenerationEvent.FileDelta(_path!, _content.Written[_told..].ToString()));
        _told = _content.Length;
    }

    private void EmitEdit(ReadOnlySpan<char> text)
    {
        if (_search.Length + _content.Length + text.Length > limits.FileLength)
        {
            DropFile(RefusalCodes.TooLarge);
            _mode = Mode.Skip;
        }
        else if (_section == EditMarker.Search) _search.Append(text);
        else if (_section == EditMarker.Divider) _content.Append(text);
    }

    private bool TakeEditLine(string line)
    {
        if (FenceLine.TryParse(line, out var fence))
        {
            if (TryOpenNext(fence, line)) return true;
            if (_section != EditMarker.None || !Closes(fence)) return false;
            CloseBlock();
            return true;
        }

        var marker = EditMarkers.Parse(line);
        switch (_section, marker)
        {
            case (EditMarker.None, EditMarker.Search):
                _section = EditMarker.Search;
                return true;

            case (EditMarker.Search, EditMarker.Divider):
                _section = EditMarker.Divider;
                return true;

            case (EditMarker.Divider, EditMarker.Replace):
                // An empty search would match everywhere.
                _editIsMalformed |= _search.Written.IsWhiteSpace();
                _replacements.Add(new TextReplacement(_search.ToString(), _content.ToString()));
                _search.Clear();
                _content.Clear();
                _section = EditMarker.None;
                return true;

            default:
                return false;
        }
    }

    private void CloseBlock()
    {
        var path = _path;
        switch (_mode)
        {
            case Mode.File:
                StartFile();
                FlushFileDelta();
                Close(new FileEdit.Write(path!, _content.ToUtf8()));
                break;

            case Mode.Edit when _replacements.Count == 0 || _editIsMalformed:
                DropFile(RefusalCodes.EditMalformed);
                break;

            case Mode.Edit:
                Close(new FileEdit.Replace(path!, [.. _replacements]));
                break;
        }

        _content.Clear();
        _path = null;
        _mode = Mode.Text;
    }

    /// <summary>The file was begun and cannot be.</summary>
    private void DropFile(string code)
    {
        FlushFileDelta();
        _events.Add(new GenerationEvent.FileDiscarded(_path!, code));
        Refuse(_path!.Value, code);
        _content.Clear();
        _path = null;
    }

    /// <summary>A file that was begun has no end: it is void, and the caller may ask for it again.</summary>
    private void GiveUpOpenBlock()
    {
        EmitDeferredFenceAtEnd();
        FlushFileDelta();
        if (_path is { } path && _mode is Mode.File or Mode.Edit or Mode.Json)
        {
            if (!_startPending || _mode != Mode.File) _events.Add(new GenerationEvent.FileDiscarded(path, RefusalCodes.Unclosed));
            if (!_unclosed.Contains(path)) _unclosed.Add(path);
        }

        _startPending = false;
        _path = null;
        _content.Clear();
    }

    private void EmitDeferredFenceAtEnd()
    {
        if (_mode == Mode.Code) EmitDeferredFence();
    }
}
