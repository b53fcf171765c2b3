namespace Forja.ProjectFiles;

/// <summary>Who can have made a version. Stored and sent as these words.</summary>
public static class VersionAuthors
{
    /// <summary>A person, in the editor or through the API.</summary>
    public const string Person = "person";

    /// <summary>A model, in a turn.</summary>
    public const string Model = "model";

    /// <summary>The starter a project began with.</summary>
    public const string Starter = "starter";

    /// <summary>A program inside the sandbox, such as a package manager or a terminal's command.</summary>
    public const string Sandbox = "sandbox";

    /// <summary>Going back to an older version.</summary>
    public const string Restore = "restore";

    public static bool IsKnown(string author) => author is Person or Model or Starter or Sandbox or Restore;
}
