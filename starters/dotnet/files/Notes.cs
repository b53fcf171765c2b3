using System.Collections.Concurrent;

namespace App;

public sealed record Note(int Id, string Title, string Text, bool Pinned, DateTimeOffset CreatedAt);

/// <summary>The fields that are to be set; the others stay.</summary>
public sealed record NoteChange(string? Title = null, string? Text = null, bool? Pinned = null);

/// <summary>The notes, kept in memory: a restart begins anew.</summary>
public sealed class Notes
{
    private readonly ConcurrentDictionary<int, Note> _items = new();
    private int _last;

    public Notes(IEnumerable<NoteChange> samples)
    {
        foreach (var sample in samples) Add(sample);
    }

    /// <summary>What is wrong with a change, by field; empty when it will do.</summary>
    public static Dictionary<string, string> Problems(NoteChange change, bool isNew)
    {
        var problems = new Dictionary<string, string>();
        if (isNew || change.Title is not null)
        {
            if (change.Title?.Trim() is not { Length: >= 1 and <= 120 }) problems["title"] = "Between 1 and 120 characters.";
        }

        if (change.Text?.Length > 2000) problems["text"] = "At most 2000 characters.";
        return problems;
    }

    public IReadOnlyList<Note> Find(string words) =>
        [.. _items.Values.Where(note => $"{note.Title} {note.Text}".Contains(words, StringComparison.OrdinalIgnoreCase)).OrderBy(note => note.Id)];

    public Note? Get(int id) => _items.GetValueOrDefault(id);

    public Note Add(NoteChange change)
    {
        var id = Interlocked.Increment(ref _last);
        return _items[id] = new Note(id, change.Title!.Trim(), change.Text?.Trim() ?? "", change.Pinned ?? false, DateTimeOffset.UtcNow);
    }

    public Note? Change(int id, NoteChange change)
    {
        while (_items.TryGetValue(id, out var note))
        {
            var changed = note with { Title = change.Title?.Trim() ?? note.Title, Text = change.Text?.Trim() ?? note.Text, Pinned = change.Pinned ?? note.Pinned };
            if (_items.TryUpdate(id, changed, note)) return changed;
        }

        return null;
    }

    public bool Remove(int id) => _items.TryRemove(id, out _);
}
