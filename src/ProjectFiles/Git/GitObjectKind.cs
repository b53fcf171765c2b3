namespace Forja.ProjectFiles.Git;

/// <summary>The kinds of objects in a git pack, by their numbers in it.</summary>
internal enum GitObjectKind
{
    Commit = 1,
    Tree = 2,
    Blob = 3,
}
