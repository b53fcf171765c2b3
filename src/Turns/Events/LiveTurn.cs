using System.Text;

namespace Forja.Turns.Events;

/// <summary>
/// What a client must know of a running turn when it missed some of its deltas: the words so far and the files that are open.
/// Written and read under its channel's lock.
/// </summary>
internal sealed class LiveTurn(string turnId, long startedAfter, string reply = "")
{
    private readonly StringBuilder _text = new(reply);
    private readonly Dictionary<string, StringBuilder> _openFiles = new(StringComparer.Ordinal);
    private TurnStatus? _status;

    /// <summary>Number of the event before the turn's first one: who reads from there misses nothing of it.</summary>
    public long StartedAfter => startedAfter;

    public void Take(ProjectEvent taken)
    {
        switch (taken)
        {
            case ProjectEvent.StatusChanged status: _status = status.Status; break;
            case ProjectEvent.TextAdded text: Add(_text, text.Text, text.Replace); break;
            case ProjectEvent.FileStarted file: _openFiles[file.Path] = new StringBuilder(); break;
            case ProjectEvent.FileDelta delta when _openFiles.TryGetValue(delta.Path, out var content): Add(content, delta.Text, delta.Replace); break;
            case ProjectEvent.FileDone file: _openFiles.Remove(file.Path); break;
            case ProjectEvent.FileRefused file: _openFiles.Remove(file.Path); break;
            case ProjectEvent.FileDeleted file: _openFiles.Remove(file.Path); break;
        }
    }

    public IEnumerable<ProjectEvent> Snapshot()
    {
        if (_status is { } status) yield return new ProjectEvent.StatusChanged(turnId, status) { Replace = true };
        if (_text.Length > 0) yield return new ProjectEvent.TextAdded(turnId, _text.ToString()) { Replace = true };
        foreach (var (path, content) in _openFiles) yield return new ProjectEvent.FileDelta(turnId, path, content.ToString()) { Replace = true };
    }

    private static void Add(StringBuilder builder, string text, bool? replace)
    {
        if (replace is true) builder.Clear();
        builder.Append(text);
    }
}
