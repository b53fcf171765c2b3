using Forja.ProjectFiles;
using Forja.Turns.Checks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Forja.Turns.Endpoints;

/// <summary>The pictures that a version's receipt names.</summary>
internal static class ScreenshotEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/projects/{id}/versions/{number:int}/screenshots/{name}", GetAsync)
        .WithTags("Versions").WithName("GetScreenshot").Produces<FileContentHttpResult>(200, "image/jpeg").ProducesProblem(404);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        string id, int number, string name, ProjectStore projects, DbContext db, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        if (await db.Set<Screenshot>().AsNoTracking().FirstOrDefaultAsync(row => row.Project == id && row.Version == number && row.Name == name, cancellationToken) is not { } picture)
            return Problems.Of(StatusCodes.Status404NotFound, "screenshot.not-found");

        // A version may be looked at again; the tag tells whether the picture is still the one that the browser has.
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(picture.Content, "image/jpeg", entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""));
    }
}
