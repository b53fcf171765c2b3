using System.ComponentModel.DataAnnotations;

namespace Forja.Sandboxes.Egress;

/// <summary>What apps may reach outside (section <c>Forja:Egress</c>). Nothing, unless a project or the operator allows it.</summary>
public sealed class EgressOptions
{
    public const string Section = "Forja:Egress";

    /// <summary>Domains that every project may reach, such as a company's own API gateway on the public network.</summary>
    public IList<string> AllowedForAll { get; } = [];

    /// <summary>Ports that may be reached where a rule names none.</summary>
    public IList<int> Ports { get; } = [];

    /// <summary>Domains that one project may allow.</summary>
    [Range(1, 10_000)]
    public int DomainsPerProject { get; set; } = 100;

    /// <summary>Connections that one project may have open at once: enough for an app, too few for a flood.</summary>
    [Range(1, 10_000)]
    public int ConnectionsPerProject { get; set; } = 64;

    /// <summary>Attempts that are kept per project, for people to look at.</summary>
    [Range(10, 100_000)]
    public int KeptAttempts { get; set; } = 500;

    /// <summary>Longest time for the name's look-up and the connection together.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest time that a program inside may take to say where it wants to go.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);
}
