namespace Forja.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Quick">Fewer samples: enough to see that a number is sane, not to quote it.</param>
/// <param name="Filter">Part of a benchmark's name; empty for all.</param>
/// <param name="Root">The repository.</param>
/// <param name="Attacks">Not speed, but what sandboxes hold: tries every attack on every runtime.</param>
internal sealed record BenchOptions(bool Quick, string Filter, string Root, bool Attacks = false)
{
    public static BenchOptions Parse(string[] args)
    {
        var options = new BenchOptions(false, "", Testing.Running.Installation.Root);
        for (var at = 0; at < args.Length; at++)
        {
            options = args[at] switch
            {
                "--quick" => options with { Quick = true },
                "--attacks" => options with { Attacks = true },
                "--filter" when at + 1 < args.Length => options with { Filter = args[++at] },
                var other => throw new ArgumentException($"bench does not know {other}; it takes --quick, --filter TEXT and --attacks"),
            };
        }
        return options;
    }
}
