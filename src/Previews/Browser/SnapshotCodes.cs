namespace Forja.Previews.Browser;

/// <summary>Why a snapshot is not taken.</summary>
public static class SnapshotCodes
{
    /// <summary>A newer version was handed in already.</summary>
    public const string Old = "browser.snapshot-old";

    public const string TooLarge = "snapshot.too-large";
    public const string PathInvalid = "snapshot.path-invalid";
    public const string HashInvalid = "snapshot.hash-invalid";
    public const string TypeInvalid = "snapshot.type-invalid";

    /// <summary>The content is not what its name says.</summary>
    public const string HashMismatch = "snapshot.hash-mismatch";

    /// <summary>No snapshot under way lacks this content.</summary>
    public const string ModuleUnasked = "snapshot.module-unasked";
}
