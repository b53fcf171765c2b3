namespace Forja.Sandboxes.Egress;

/// <summary>Why an attempt to reach something outside ended; stable words of the API.</summary>
public static class EgressCodes
{
    /// <summary>Neither the project nor the operator allows this domain and port.</summary>
    public const string NotAllowed = "egress.not-allowed";

    /// <summary>The name leads to this machine, a private network, or nowhere public.</summary>
    public const string PrivateAddress = "egress.private-address";

    /// <summary>The name is not known.</summary>
    public const string UnknownName = "egress.unknown-name";

    /// <summary>Nobody answers there.</summary>
    public const string Unreachable = "egress.unreachable";

    /// <summary>The project has too many connections open.</summary>
    public const string TooMany = "egress.too-many-connections";

    /// <summary>The list of a PUT holds something that is no domain.</summary>
    public const string DomainInvalid = "egress.domain-invalid";
}
