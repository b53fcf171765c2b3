using Forja.Sandboxes;

namespace Forja.Turns.Routing;

/// <summary>Who runs a project's page. Pure.</summary>
internal static class SelectExecutor
{
    /// <param name="chosen">What the project is set to.</param>
    /// <param name="verdict">What its files allow.</param>
    /// <param name="autoPrefersBrowser">Whether the platform, asked to choose, prefers the browser where it can.</param>
    public static RuntimeDecision For(string chosen, RuntimeVerdict verdict, bool autoPrefersBrowser)
    {
        var effective = chosen switch
        {
            Runtimes.Docker => Runtimes.Docker,
            Runtimes.Browser when verdict.Runs => Runtimes.Browser,
            Runtimes.Auto when autoPrefersBrowser && verdict.Runs => Runtimes.Browser,
            _ => Runtimes.Sandbox,
        };
        return new RuntimeDecision(chosen, effective, verdict.Reasons, verdict.Hybrid && effective == Runtimes.Browser);
    }
}
