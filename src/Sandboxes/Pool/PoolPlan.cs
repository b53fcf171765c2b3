namespace Forja.Sandboxes.Pool;

/// <summary>Decides what the pool lacks. Pure.</summary>
internal static class PoolPlan
{
    /// <summary>
    /// The starter to make one for next, or null when all is there or nothing more fits. Two for the one that was asked for last, because who makes a project often makes
    /// another; then one for each starter, in their order; then more for those that were asked for before.
    /// </summary>
    /// <param name="starters">All that are worth it, the most usual first.</param>
    /// <param name="waiting">How many wait for each.</param>
    /// <param name="recent">The starters asked for, the latest first.</param>
    /// <param name="options">The limits.</param>
    public static string? Next(IReadOnlyList<string> starters, IReadOnlyDictionary<string, int> waiting, IReadOnlyList<string> recent, PoolOptions options)
    {
        if (waiting.Values.Sum() >= options.Capacity) return null;

        if (recent.FirstOrDefault(starters.Contains) is { } last && waiting.GetValueOrDefault(last) < Math.Min(2, options.PerStarter)) return last;

        var order = recent.Where(starters.Contains).Concat(starters).Distinct().ToList();
        for (var depth = 1; depth <= options.PerStarter; depth++)
        {
            var wanted = depth == 1 ? order : order.Where(recent.Contains);
            if (wanted.FirstOrDefault(starter => waiting.GetValueOrDefault(starter) < depth) is { } next) return next;
        }

        return null;
    }
}
