using Forja.ProjectFiles;

namespace Forja.Turns.Events;

/// <summary>Where a browser stands in several projects at once, as text: <c>ID@12,ID@7</c>. A project alone means from its beginning.</summary>
public static class EventCursors
{
    public static bool TryParse(string text, out List<(ProjectId Project, long Seq)> cursors)
    {
        cursors = [];
        foreach (var item in text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = item.Split('@');
            if (parts.Length > 2 || !ProjectId.TryParse(parts[0], out var project)) return false;
            var seq = 0L;
            if (parts.Length == 2 && (!long.TryParse(parts[1], System.Globalization.NumberStyles.None, null, out seq))) return false;
            cursors.Add((project, seq));
        }

        return true;
    }

    public static string Write(IEnumerable<EventReader> readers) => string.Join(',', readers.Select(reader => $"{reader.Project}@{reader.Cursor}"));
}
