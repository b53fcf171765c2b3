using System.Collections.Immutable;
using Forja.Sandboxes.Packages.BrowserSets;

namespace Forja.Turns.Routing;

/// <summary>How a project's packages for its page stand, and which packages its code imports that it does not ask for.</summary>
internal abstract record PagePackagesState(ImmutableArray<string> Missing)
{
    private PagePackagesState() : this([])
    {
    }

    /// <summary>No set: the project has no packages at all.</summary>
    public sealed record Ready(BrowserSet? Set, ImmutableArray<string> Missing) : PagePackagesState(Missing);

    public sealed record Building(ImmutableArray<string> Missing) : PagePackagesState(Missing);

    public sealed record Failed(string Code, string Detail, ImmutableArray<string> Missing) : PagePackagesState(Missing);
}
