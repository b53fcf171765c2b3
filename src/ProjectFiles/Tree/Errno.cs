namespace Forja.ProjectFiles.Tree;

/// <summary>The Linux error numbers that the working tree tells apart.</summary>
internal enum Errno
{
    None = 0,
    NotFound = 2,
    Interrupted = 4,
    TryAgain = 11,
    Exists = 17,
    CrossDevice = 18,
    NotADirectory = 20,
    IsADirectory = 21,
    NoSpace = 28,
    NameTooLong = 36,
    NotEmpty = 39,
    TooManyLinks = 40,
    QuotaExceeded = 122,
}
