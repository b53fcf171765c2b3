using System.ComponentModel.DataAnnotations;

namespace Forja.Generation;

/// <summary>What may be used up, each null for no limit. A call that could pass one is not made.</summary>
public sealed class UsageLimits
{
    /// <summary>Tokens of one turn, repairs included. A first build with two repairs takes about 150,000; what passes this goes in circles.</summary>
    [Range(1_000, long.MaxValue)]
    public long? TokensPerTurn { get; set; } = 2_000_000;

    /// <summary>US dollars of one turn.</summary>
    [Range(typeof(decimal), "0", "100000")]
    public decimal? CostPerTurn { get; set; }

    /// <summary>US dollars of all turns of one project.</summary>
    [Range(typeof(decimal), "0", "1000000")]
    public decimal? CostPerProject { get; set; }

    /// <summary>US dollars of all turns of all projects of one person.</summary>
    [Range(typeof(decimal), "0", "1000000")]
    public decimal? CostPerPerson { get; set; }

    /// <summary>US dollars of all turns of all projects in one day (UTC).</summary>
    [Range(typeof(decimal), "0", "1000000")]
    public decimal? CostPerDay { get; set; }
}
