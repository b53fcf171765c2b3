using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forja.ProjectFiles.Http;

/// <summary>This stage's errors as RFC 9457 problems: the status, a stable <c>code</c>, and a detail in English for logs and curious people.</summary>
internal static class FileProblems
{
    public static ProblemHttpResult For(string code, string? detail = null, ContentHash? current = null)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        if (current is not null) extensions["current"] = current.Value;
        return TypedResults.Problem(statusCode: StatusOf(code), detail: detail, extensions: extensions);
    }

    public static ProblemHttpResult NoProject() => For(FileCodes.ProjectNotFound);

    public static ProblemHttpResult NoVersion() => For(FileCodes.VersionNotFound);

    public static ProblemHttpResult NoFile() => For(FileCodes.FileNotFound);

    public static ProblemHttpResult BadPath() => For(FileCodes.PathInvalid, "Not a path inside a project.");

    private static int StatusOf(string code) => code switch
    {
        FileCodes.PathInvalid or FileCodes.PageInvalid or FileCodes.FormatUnknown or FileCodes.ImportInvalid or FileCodes.VersionNameInvalid => StatusCodes.Status400BadRequest,
        FileCodes.FileProtected or FileCodes.FileSpecial => StatusCodes.Status403Forbidden,
        FileCodes.ProjectNotFound or FileCodes.VersionNotFound or FileCodes.FileNotFound => StatusCodes.Status404NotFound,
        FileCodes.FileStale => StatusCodes.Status412PreconditionFailed,
        FileCodes.FileTooLarge or FileCodes.TooManyFiles or FileCodes.ProjectTooLarge => StatusCodes.Status413PayloadTooLarge,
        FileCodes.PreconditionRequired => StatusCodes.Status428PreconditionRequired,
        FileCodes.DiskFull => StatusCodes.Status507InsufficientStorage,
        _ => StatusCodes.Status409Conflict,
    };
}
