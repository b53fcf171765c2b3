namespace Forja.ProjectFiles;

/// <summary>The codes of this stage's errors. They are part of the API: never renamed.</summary>
public static class FileCodes
{
    public const string ProjectNotFound = "project.not-found";
    public const string VersionNotFound = "version.not-found";
    public const string VersionNameInvalid = "version.name-invalid";

    /// <summary>Later changes touch the lines that would be taken back.</summary>
    public const string VersionUndoConflict = "version.undo-conflict";

    public const string FileNotFound = "file.not-found";
    public const string PathInvalid = "path.invalid";

    /// <summary>A name on the way is a file or a link, or the target is a folder.</summary>
    public const string PathBlocked = "path.blocked";

    /// <summary>A symlink, hard link, FIFO, socket or device stands there.</summary>
    public const string FileSpecial = "file.special";

    public const string FileExists = "file.exists";
    public const string FileStale = "file.stale";
    public const string FileConflict = "file.conflict";
    public const string FileProtected = "file.protected";

    /// <summary>The project's owner does not want models to change it.</summary>
    public const string FileLocked = "file.locked";

    public const string FileTooLarge = "file.too-large";
    public const string FileNotText = "file.not-text";
    public const string PreconditionRequired = "file.precondition-required";
    public const string TooManyFiles = "project.too-many-files";
    public const string ProjectTooLarge = "project.too-large";
    public const string PageInvalid = "page.invalid";
    public const string FormatUnknown = "archive.format-unknown";
    /// <summary>Projects are read over git, not written.</summary>
    public const string GitReadOnly = "git.read-only";

    public const string ImportInvalid = "import.invalid";
    public const string DiskFull = "disk.full";

    /// <summary>"The rest stays the same" where code should stand.</summary>
    public const string EditPlaceholder = "edit.placeholder";

    /// <summary>A whole-file write that is a shortened copy of the file.</summary>
    public const string EditShrink = "edit.shrink";

    public const string EditNotFound = "edit.not-found";
    public const string EditAmbiguous = "edit.ambiguous";
    public const string EditEmptySearch = "edit.empty-search";
}
