namespace Forja.Previews.Shares;

/// <summary>The codes of this folder's errors. They are part of the API: never renamed.</summary>
public static class ShareProblems
{
    public const string NotFound = "share.not-found";
    public const string NameTooLong = "share.name-too-long";
    public const string PasscodeInvalid = "share.passcode-invalid";
    public const string EndPast = "share.end-past";
    public const string TooMany = "share.too-many";

    /// <summary>Told to guests: the link is no link, or no more.</summary>
    public const string Ended = "share.ended";

    public const string PasscodeRequired = "share.passcode-required";
    public const string TooManyAttempts = "share.too-many-attempts";

    /// <summary>A guest asked for something that is the owner's.</summary>
    public const string OwnerOnly = "share.owner-only";
}
