namespace Forja.Sandboxes.Imports;

/// <summary>Why a repository was not fetched. Part of the API: never renamed.</summary>
public static class GitCloneCodes
{
    /// <summary>Not an https address of a repository without a name or password in it.</summary>
    public const string AddressInvalid = "import.git-address";

    /// <summary>The name leads to this machine, a private network, or nowhere.</summary>
    public const string AddressClosed = "import.git-closed";

    /// <summary>No such repository, or one that is not open to everybody.</summary>
    public const string NotFetched = "import.git-failed";

    public const string TooLarge = "import.git-too-large";
    public const string TooSlow = "import.git-too-slow";

    /// <summary>There is no git on this server.</summary>
    public const string Missing = "import.git-missing";
}
