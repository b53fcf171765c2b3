namespace Forja.Runner;

/// <summary>Which tests to run: all, those with a trait ("Case=P3"), those whose full name contains some text, or exactly these methods.</summary>
internal sealed record TestFilter(string? Trait, string? Name, IReadOnlyList<string> Methods)
{
    public static TestFilter All { get; } = new(null, null, []);

    public static TestFilter Only(IEnumerable<string> methods) => new(null, null, [.. methods]);

    public static TestFilter Parse(string? text) =>
        string.IsNullOrWhiteSpace(text) ? All
        : text.Contains('=', StringComparison.Ordinal) ? new TestFilter(text, null, [])
        : new TestFilter(null, text, []);

    /// <summary>The same filter in the words of xUnit's own runner.</summary>
    public IEnumerable<string> ForDotnet() => this switch
    {
        { Trait: { } trait } => ["-trait", trait],
        { Name: { } name } => ["-method", $"*{name}*"],
        { Methods.Count: > 0 } => Methods.SelectMany(method => (string[])["-method", method]),
        _ => [],
    };
}
