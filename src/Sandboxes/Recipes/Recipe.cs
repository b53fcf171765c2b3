namespace Forja.Sandboxes.Recipes;

/// <summary>How an app runs: detected from its files or named in its <c>forja.json</c>.</summary>
/// <param name="Kind">What it was recognised as: "vite", "node", "flask", "python", "static" or "custom".</param>
/// <param name="Start">The server's command line.</param>
/// <param name="Port">The port it is to listen on; also given as <c>PORT</c>.</param>
public sealed record Recipe(string Kind, IReadOnlyList<string> Start, int Port)
{
    /// <summary>Shell command that prepares dependencies, when the app names its own.</summary>
    public string? Install { get; init; }

    /// <summary>Variables for the server beside the platform's own.</summary>
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();
}
