namespace Forja.Sandboxes.Secrets;

/// <summary>Why a variable was not taken; stable words of the API.</summary>
internal static class SecretCodes
{
    /// <summary>It is no name for a variable.</summary>
    public const string NameInvalid = "secret.name-invalid";

    /// <summary>The platform gives this one itself, or it would change what programs do before they run.</summary>
    public const string NameReserved = "secret.name-reserved";

    /// <summary>Bundlers write variables of this name into pages for everybody to read.</summary>
    public const string NamePublic = "secret.name-public";

    /// <summary>It is too long, or holds what no variable can.</summary>
    public const string ValueInvalid = "secret.value-invalid";

    /// <summary>It is too short to be hidden where a program prints it.</summary>
    public const string ValueShort = "secret.value-short";

    /// <summary>The project has as many as it may.</summary>
    public const string TooMany = "secret.too-many";

    /// <summary>There is none of that name.</summary>
    public const string NotFound = "secret.not-found";

    /// <summary>The keys it was sealed with are not in the data directory any more.</summary>
    public const string KeysLost = "secret.keys-lost";
}
