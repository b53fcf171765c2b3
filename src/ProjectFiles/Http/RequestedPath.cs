using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Forja.ProjectFiles.Http;

/// <summary>The file that a request names, if it names one plainly.</summary>
internal static class RequestedPath
{
    public static bool TryRead(HttpContext context, string? route, [NotNullWhen(true)] out FilePath? path)
    {
        path = null;
        return RawTarget.IsPlain(context) && FilePath.TryParse(route, out path);
    }
}
