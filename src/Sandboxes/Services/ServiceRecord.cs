namespace Forja.Sandboxes.Services;

/// <summary>What the database keeps of a project's service. Its data are in the project's folder.</summary>
internal sealed class ServiceRecord
{
    public required string Project { get; init; }

    /// <summary>Name of the <see cref="ServiceKind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which range of host ids it runs under, see <see cref="SandboxIdentity.Service"/>.</summary>
    public required int Place { get; init; }

    /// <summary>Its password, sealed.</summary>
    public required string Password { get; init; }
}
