using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Forja.ProjectFiles;

/// <summary>
/// A place in the list of projects, newest first: the moment of the last one seen, and which of that very moment were seen.
/// Projects that change while somebody turns pages move to the front; nothing is skipped.
/// </summary>
internal sealed record ProjectCursor(DateTimeOffset At, IReadOnlyList<ProjectId> Seen)
{
    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.ASCII.GetBytes($"{At.UtcTicks.ToString(CultureInfo.InvariantCulture)} {string.Join(' ', Seen)}"));

    public static ProjectCursor? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || !Base64Url.IsValid(text)) return null;

        var parts = Encoding.ASCII.GetString(Base64Url.DecodeFromChars(text)).Split(' ');
        if (!long.TryParse(parts[0], CultureInfo.InvariantCulture, out var ticks) || ticks < 0 || ticks > DateTimeOffset.MaxValue.UtcTicks) return null;

        var seen = new List<ProjectId>();
        foreach (var part in parts.Skip(1))
        {
            if (ProjectId.TryParse(part, out var id)) seen.Add(id);
        }

        return new ProjectCursor(new DateTimeOffset(ticks, TimeSpan.Zero), seen);
    }
}
