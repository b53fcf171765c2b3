namespace Forja.Architecture.Tests;

/// <summary>Fails with every place that breaks the rule, so that one run shows all of them.</summary>
internal static class Rule
{
    public static void IsBrokenBy(IEnumerable<string?> places)
    {
        var all = places.ToList();
        Assert.True(all.Count == 0, $"{all.Count} break the rule:\n{string.Join('\n', all)}");
    }
}
