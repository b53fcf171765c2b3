using System.Collections.Immutable;

namespace Forja.Sandboxes.Recipes;

/// <summary>How an app runs: detected from its files or named in its <c>forja.json</c>.</summary>
/// <param name="Kind">What it was recognised as: "vite", "node", "flask", "python", "static" or "custom".</param>
/// <param name="Start">The server's command line.</param>
/// <param name="Port">The port it is to listen on; also given as <c>PORT</c>.</param>
public sealed record Recipe(string Kind, ImmutableArray<string> Start, int Port)
{
    /// <summary>Shell command to run before the server, when the app names one.</summary>
    public string? Install { get; init; }

    /// <summary>Variables for the server beside the platform's own.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Whether the command starts the server in the same way: then a running server need not be restarted for this recipe.</summary>
    public bool Equals(Recipe? other) =>
        other is not null && Kind == other.Kind && Port == other.Port && Install == other.Install
        && Start.SequenceEqual(other.Start) && Environment.SequenceEqual(other.Environment);

    public override int GetHashCode() => HashCode.Combine(Kind, Port, Install, Start.Length);
}
