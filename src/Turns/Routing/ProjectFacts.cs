using System.Collections.Immutable;

namespace Forja.Turns.Routing;

/// <summary>What of a project's files decides where it can run.</summary>
internal sealed record ProjectFacts
{
    /// <summary>All its files' paths.</summary>
    public required ImmutableSortedSet<string> Paths { get; init; }

    /// <summary>The text of those that were read: manifest, configuration, code and style sheets, as far as a project's usual size goes.</summary>
    public required ImmutableSortedDictionary<string, string> Texts { get; init; }
}
