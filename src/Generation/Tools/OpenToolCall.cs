using System.Text;
using Forja.Generation.Answers;
using Forja.ProjectFiles;

namespace Forja.Generation.Tools;

/// <summary>One tool call while its arguments arrive; the file that it writes is shown as it grows.</summary>
internal sealed record OpenToolCall(string Id, string Name, bool IsDuplicate)
{
    private readonly StringBuilder _json = new();
    private readonly StringBuilder _early = new();
    private readonly StringBuilder _path = new();
    private readonly PartialArguments _arguments = new();
    private bool _pathIsWhole;

    public string Json => _json.ToString();

    /// <summary>The file that was begun to be shown.</summary>
    public FilePath? Shown { get; private set; }

    public void Push(string json, List<GenerationEvent> events)
    {
        _json.Append(json);
        if (Name is not (ToolList.Write or ToolList.Replace)) return;

        foreach (var (field, text, isWhole) in _arguments.Push(json))
        {
            if (field == "path" && !_pathIsWhole)
            {
                _path.Append(text);
                _pathIsWhole = isWhole;
                if (isWhole) Show(events);
            }
            else if (field == "content" && Name == ToolList.Write)
            {
                if (Shown is { } path && text.Length > 0) events.Add(new GenerationEvent.FileDelta(path, text));
                else if (!_pathIsWhole) _early.Append(text);
            }
        }
    }

    /// <summary>The rest will never come.</summary>
    public void GiveUp(List<GenerationEvent> events)
    {
        if (Shown is { } path) events.Add(new GenerationEvent.FileDiscarded(path, RefusalCodes.Unclosed));
        Shown = null;
    }

    private void Show(List<GenerationEvent> events)
    {
        if (!FenceInfo.TryReadPath(_path.ToString(), out var path)) return;
        Shown = path;
        events.Add(new GenerationEvent.FileStarted(path, Edit: Name == ToolList.Replace));

        // Some models write the content before the path.
        if (_early.Length > 0) events.Add(new GenerationEvent.FileDelta(path, _early.ToString()));
        _early.Clear();
    }
}
