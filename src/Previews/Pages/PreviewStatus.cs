using System.Globalization;
using Forja.Previews.Access;
using Forja.Previews.Targets;

namespace Forja.Previews.Pages;

/// <summary>Answer of <c>/__forja/status</c>, and what the waiting page shows first.</summary>
/// <param name="State"><c>ready</c>, <c>waking</c>, <c>asleep</c> or <c>failed</c>.</param>
/// <param name="Stage">What a waking sandbox is busy with.</param>
/// <param name="Code">Why it failed.</param>
/// <param name="Output">What it printed last before it failed.</param>
/// <param name="Lines">The last log lines.</param>
internal sealed record PreviewStatus(string State, string? Stage, string? Code, string? Output, IReadOnlyList<string> Lines)
{
    /// <summary>Names what is told here: whoever has seen it asks for the next with this name.</summary>
    public string Seen
    {
        get
        {
            var hash = new HashCode();
            foreach (var line in Lines) hash.Add(line);
            return string.Create(CultureInfo.InvariantCulture, $"{State}.{Stage}.{Code}.{hash.ToHashCode():x}");
        }
    }

    /// <summary>Who came by a link sees that the app is on its way, and nothing of what it printed: a log may hold what is the owner's alone.</summary>
    public static PreviewStatus For(PreviewVisitor visitor, PreviewTarget target, IReadOnlyList<string> lines) =>
        visitor is PreviewVisitor.Owner ? Of(target, lines) : Of(target, []) with { Output = null };

    private static PreviewStatus Of(PreviewTarget target, IReadOnlyList<string> lines) => target switch
    {
        PreviewTarget.Ready => new("ready", null, null, null, lines),
        PreviewTarget.Waking waking => new("waking", waking.Stage, null, null, lines),
        PreviewTarget.Failed failed => new("failed", null, failed.Code, failed.Output, lines),
        _ => new("asleep", null, null, null, lines),
    };
}
