using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forja.Turns.Endpoints;

/// <summary>Refusals of this stage: RFC 9457 with a code that the UI translates.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string code, string? detail = null, params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = code };
        foreach (var (name, value) in more) extensions[name] = value;
        return TypedResults.Problem(detail, statusCode: status, extensions: extensions);
    }

    public static ProblemHttpResult NoProject => Of(StatusCodes.Status404NotFound, FileCodes.ProjectNotFound);
}
