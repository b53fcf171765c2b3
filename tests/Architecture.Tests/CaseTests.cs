using System.Text.RegularExpressions;

namespace Forja.Architecture.Tests;

/// <summary>The ids by which tests name the attacks and faults that they cover.</summary>
public sealed partial class CaseTests
{
    /// <summary>Highest number of each family: files, previews, sandboxes, resources, access, models, supply, tenants, crashes, network.</summary>
    private static readonly Dictionary<char, int> Families = new()
    {
        ['F'] = 15,
        ['P'] = 25,
        ['S'] = 10,
        ['R'] = 12,
        ['A'] = 10,
        ['L'] = 10,
        ['C'] = 7,
        ['T'] = 7,
        ['K'] = 11,
        ['N'] = 7,
    };

    [Fact]
    public void Traits_NamingACase_NameOneThatExists()
    {
        var unknown = from file in Repository.Under("tests", ".cs")
                      from Match match in CaseTrait().Matches(file.Text)
                      let id = match.Groups[1].Value
                      where !IsKnown(id)
                      select $"{file.Path}: {id}";

        Rule.IsBrokenBy(unknown);
    }

    [Fact]
    public void Needs_OfATest_AreAmongThoseThatTheRunnerKnows()
    {
        var unknown = from file in Repository.Under("tests", ".cs")
                      from Match match in NeedsTrait().Matches(file.Text)
                      where match.Groups[1].Value is not ("sandbox" or "chromium" or "docker")
                      select $"{file.Path}: {match.Groups[1].Value}";

        Rule.IsBrokenBy(unknown);
    }

    private static bool IsKnown(string id) =>
        id.Length > 1 && Families.TryGetValue(id[0], out var most) && int.TryParse(id[1..], out var number) && number >= 1 && number <= most;

    [GeneratedRegex("""Trait\("Case", "([^"]*)"\)""")]
    private static partial Regex CaseTrait();

    [GeneratedRegex("""Trait\("Needs", "([^"]*)"\)""")]
    private static partial Regex NeedsTrait();
}
