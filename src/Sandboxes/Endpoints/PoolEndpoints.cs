using Forja.Sandboxes.Pool;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Sandboxes.Endpoints;

/// <summary>What this node keeps ready.</summary>
internal static class PoolEndpoints
{
    public static void Map(RouteGroupBuilder sandboxes) =>
        sandboxes.MapGet("/pool", Read).WithTags("Sandbox").WithName("GetPool");

    private static Ok<PoolAnswer> Read(WarmPool pool) => TypedResults.Ok(new PoolAnswer(pool.Waiting));
}
