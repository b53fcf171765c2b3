using Microsoft.EntityFrameworkCore;

namespace Forja.Server.Http;

/// <summary>For whoever watches the process: alive means that it answers, ready that it can also read its store.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").ExcludeFromDescription();
        health.MapGet("/live", () => TypedResults.Text("live"));
        health.MapGet("/ready", async (DbContext db, CancellationToken cancellationToken) =>
            await db.Database.CanConnectAsync(cancellationToken) ? Results.Text("ready") : TypedResults.Problem(statusCode: 503));
    }
}
