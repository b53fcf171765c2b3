using Microsoft.Extensions.Primitives;

namespace Forja.Previews.Forwarding;

/// <summary>
/// Lets the workbench and the preview itself frame a preview, and nobody else. The app's own policies stay, but for what they say about frames: an app that forbids
/// all framing would be blank in the workbench, and ours is stricter than saying nothing.
/// </summary>
internal static class FramePolicy
{
    public static string Ancestors(IReadOnlyList<string> appOrigins) => string.Join(' ', appOrigins.Prepend("'self'"));

    public static StringValues Restrict(StringValues policies, IReadOnlyList<string> appOrigins)
    {
        var kept = policies.SelectMany(header => (header ?? "").Split(',')).Select(WithoutFrames).Where(policy => policy.Length > 0);
        return new StringValues([.. kept, $"frame-ancestors {Ancestors(appOrigins)}"]);
    }

    private static string WithoutFrames(string policy) => string.Join("; ", policy
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Where(directive => !directive.Split(' ', '\t')[0].Equals("frame-ancestors", StringComparison.OrdinalIgnoreCase)));
}
