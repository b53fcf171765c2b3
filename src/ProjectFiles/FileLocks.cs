namespace Forja.ProjectFiles;

/// <summary>Files that a project's owner has locked against models: paths, and folders that end in a slash. Pure.</summary>
public static class FileLocks
{
    /// <summary>More than this is a rule for people, not a list.</summary>
    public const int Most = 500;

    public static bool Cover(IReadOnlyCollection<string> locks, FilePath path)
    {
        foreach (var locked in locks)
        {
            if (locked.EndsWith('/') ? path.Value.StartsWith(locked, StringComparison.Ordinal) : path.Value == locked) return true;
        }

        return false;
    }

    /// <summary>True when every entry is a path inside the project, with a slash at the end of folders.</summary>
    public static bool AreValid(IReadOnlyCollection<string> locks) => locks.Count <= Most && locks.All(locked => FilePath.TryParse(locked.TrimEnd('/'), out _));
}
