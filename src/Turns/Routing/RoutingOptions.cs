namespace Forja.Turns.Routing;

/// <summary>Where projects run. Section <c>Forja:Routing</c>.</summary>
public sealed class RoutingOptions
{
    public const string Section = "Forja:Routing";

    /// <summary>Whether a project that leaves the choice to the platform runs in the browser when it can; else a sandbox runs it.</summary>
    public bool AutoPrefersBrowser { get; set; }
}
