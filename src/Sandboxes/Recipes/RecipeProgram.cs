using System.Collections.Immutable;
using System.Globalization;

namespace Forja.Sandboxes.Recipes;

/// <summary>One program of an app: its web server, its API, a worker.</summary>
/// <param name="Name">What people, logs and variables call it: "web", "api", "worker".</param>
/// <param name="Kind">What it was recognised as.</param>
/// <param name="Start">Its command line.</param>
/// <param name="Port">The port it is to listen on, also given as <c>PORT</c>; null when it listens on none.</param>
public sealed record RecipeProgram(string Name, string Kind, ImmutableArray<string> Start, int? Port)
{
    /// <summary>The name of the program whose pages the preview shows.</summary>
    public const string WebName = "web";

    /// <summary>The name of the program that answers below <c>/api</c>.</summary>
    public const string ApiName = "api";

    /// <summary>Shell command to run before it, when there is one.</summary>
    public string? Install { get; init; }

    /// <summary>The path that is asked for until it answers.</summary>
    public string Health { get; init; } = "/";

    /// <summary>The folder that it runs in, below the project's root; empty for the root.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Variables beside the platform's own.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>What its lines stand under in the log.</summary>
    public string LogSource => Name == WebName ? SandboxLogLine.Server : Name;

    /// <summary>The same program on another port, wherever its command and variables name the old one.</summary>
    public RecipeProgram At(int? port)
    {
        if (Port is not { } old || port is not { } next || old == next) return this with { Port = port };
        var (from, to) = (old.ToString(CultureInfo.InvariantCulture), next.ToString(CultureInfo.InvariantCulture));
        return this with
        {
            Port = port,
            Start = [.. Start.Select(word => word == from || word.EndsWith($":{from}", StringComparison.Ordinal) || word.EndsWith($"={from}", StringComparison.Ordinal) ? word[..^from.Length] + to : word)],
            Environment = Environment.SetItems(Environment.Where(pair => pair.Value.EndsWith($":{from}", StringComparison.Ordinal)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value[..^from.Length] + to))),
        };
    }

    public bool Equals(RecipeProgram? other) =>
        other is not null && Name == other.Name && Kind == other.Kind && Port == other.Port && Install == other.Install && Health == other.Health && Directory == other.Directory
        && Start.SequenceEqual(other.Start) && Environment.SequenceEqual(other.Environment);

    public override int GetHashCode() => HashCode.Combine(Name, Kind, Port, Install, Directory, Start.Length);
}
