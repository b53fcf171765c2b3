using Forja.Generation.Tools;
using Forja.ProjectFiles;

namespace Forja.Generation.Answers;

/// <content>Fences: what a whole line that opens or closes one does in each mode.</content>
internal sealed partial class AnswerParser
{
    private static readonly HashSet<string> MayBeJson = new(StringComparer.OrdinalIgnoreCase) { "", "json", "jsonc", "json5" };

    private char _fenceMark;
    private int _fenceLength;
    private int _fenceIndent;

    /// <summary>Fences that opened inside the open file and have not closed: a README shows code with fences of its own.</summary>
    private int _nested;

    /// <summary>An opening line that is not shown until it is clear that no JSON answer follows.</summary>
    private string? _deferredFence;

    /// <summary>The open block of words holds promises, not questions.</summary>
    private bool _promises;

    /// <summary>A directive's fence is open; its closing line says nothing.</summary>
    private bool _directiveOpen;

    /// <summary>Takes a whole line if it means something in this mode; false when it is plain content.</summary>
    private bool TakeLine(string line)
    {
        var isFence = FenceLine.TryParse(line, out var fence);
        switch (_mode)
        {
            case Mode.Text when isFence:
                if (_directiveOpen && Closes(fence))
                {
                    _directiveOpen = false;
                    return true;
                }

                OpenFence(fence, FenceInfo.Parse(fence.Info), line);
                return true;

            case Mode.Code when isFence:
                return TakeFenceInCode(fence, line);

            case Mode.Questions when isFence && Closes(fence) && _promises:
                _events.Add(new GenerationEvent.Promised([.. _content.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]));
                _content.Clear();
                _mode = Mode.Text;
                return true;

            case Mode.Questions when isFence && Closes(fence):
                _questions = QuestionReader.ReadAll(_content.ToString());
                if (_questions.Count == 0) EmitQuestionsAsText();
                _content.Clear();
                _mode = Mode.Text;
                return true;

            case Mode.File when _startPending && EditMarkers.Parse(line) == EditMarker.Search:
                BecomeEdit();
                return TakeEditLine(line);

            case Mode.File or Mode.Skip when isFence:
                return TakeFenceInFile(fence, line);

            case Mode.Edit:
                return TakeEditLine(line);

            default:
                return false;
        }
    }

    private bool Closes(FenceLine fence) =>
        fence.Info.IsEmpty && fence.Mark == _fenceMark && fence.Length >= _fenceLength && fence.Indent <= _fenceIndent + 3;

    private bool TakeFenceInCode(FenceLine fence, string line)
    {
        if (Closes(fence))
        {
            EmitDeferredFence();
            EmitText(line);
            _mode = Mode.Text;
            return true;
        }

        return TryOpenNext(fence, line);
    }

    private bool TakeFenceInFile(FenceLine fence, string line)
    {
        if (TryOpenNext(fence, line)) return true;
        if (fence.Mark != _fenceMark || fence.Length < _fenceLength) return false;

        if (!fence.Info.IsEmpty)
        {
            _nested++;
            return false;
        }

        if (!Closes(fence)) return false;
        if (_nested > 0)
        {
            _nested--;
            return false;
        }

        CloseBlock();
        return true;
    }

    /// <summary>
    /// A block of the protocol that opens while another is open: the model forgot to close that one, so it is not known to be whole.
    /// </summary>
    private bool TryOpenNext(FenceLine fence, string line)
    {
        if (fence.Length < _fenceLength || fence.Info.IsEmpty) return false;

        var info = FenceInfo.Parse(fence.Info);
        if (!info.IsUnmistakable) return false;

        if (_mode == Mode.Code)
        {
            EmitDeferredFence();
            EmitText(new string(_fenceMark, _fenceLength) + "\n");
        }

        GiveUpOpenBlock();
        _mode = Mode.Text;
        OpenFence(fence, info, line);
        return true;
    }

    private void OpenFence(FenceLine fence, FenceInfo info, string line)
    {
        (_fenceMark, _fenceLength, _fenceIndent) = (fence.Mark, fence.Length, fence.Indent);
        _nested = 0;
        _directiveOpen = false;
        _blockStart = _consumed - line.Length;
        switch (info)
        {
            case FenceInfo.Code code:
                _mode = Mode.Code;
                _deferredFence = line;
                if (!MayBeJson.Contains(code.Language)) EmitDeferredFence();
                break;

            case FenceInfo.WholeFile file:
                OpenFile(file.RawPath, Mode.File);
                break;

            case FenceInfo.EditFile edit:
                OpenFile(edit.RawPath, Mode.Edit);
                break;

            case FenceInfo.DeleteFile delete:
                _directiveOpen = true;
                if (FenceInfo.TryReadPath(delete.RawPath, out var gone)) Close(new FileEdit.Delete(gone));
                else Refuse(delete.RawPath, RefusalCodes.PathInvalid);
                break;

            case FenceInfo.PlaceAsset asset:
                _directiveOpen = true;
                if (!FenceInfo.TryReadPath(asset.RawTarget, out var place)) Refuse(asset.RawTarget, RefusalCodes.PathInvalid);
                else if (assets?.FirstOrDefault(item => item.Name.Equals(asset.Name, StringComparison.OrdinalIgnoreCase)) is { } found) Close(new FileEdit.Write(place, found.Content));
                else Refuse(asset.RawTarget, RefusalCodes.AssetUnknown);
                break;

            case FenceInfo.AskPerson or FenceInfo.KeepPromises:
                _promises = info is FenceInfo.KeepPromises;
                HasContent |= !_promises;
                _path = null;
                _content.Clear();
                _mode = Mode.Questions;
                break;

            case FenceInfo.ReadFile read:
                _directiveOpen = true;
                HasContent = true;
                if (FenceInfo.TryReadPath(read.RawPath, out var wanted) && !_wanted.Contains(wanted)) _wanted.Add(wanted);
                break;

            case FenceInfo.RenameFile rename:
                _directiveOpen = true;
                if (!FenceInfo.TryReadPath(rename.RawPath, out var from)) Refuse(rename.RawPath, RefusalCodes.PathInvalid);
                else if (!FenceInfo.TryReadPath(rename.RawTarget, out var to)) Refuse(rename.RawTarget, RefusalCodes.PathInvalid);
                else Close(new FileEdit.Rename(from, to));
                break;
        }
    }

    private void EmitDeferredFence()
    {
        if (_deferredFence is not { } line) return;
        _deferredFence = null;
        EmitText(line);
    }

    private void EmitQuestionsAsText()
    {
        _mode = Mode.Text;
        EmitText(_content.Written);
    }

    private void Close(FileEdit edit)
    {
        HasContent = true;
        _unclosed.Remove(edit.Path);
        _events.Add(new GenerationEvent.FileClosed(edit));
    }

    private void Refuse(string rawPath, string code)
    {
        // A path of megabytes is an attack on whoever shows it.
        HasContent = true;
        _events.Add(new GenerationEvent.FileRefused(rawPath.Length > 200 ? rawPath[..200] + "…" : rawPath, code));
    }
}
