using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Sandboxes.Endpoints;

/// <summary>What an editor needs to know of a project's packages. Only what is installed already is told; nothing is fetched for it.</summary>
internal static class TypeEndpoints
{
    private static readonly FilePath Package = FilePath.Parse("package.json"), Lock = FilePath.Parse("package-lock.json");

    public static void Map(RouteGroupBuilder projects) =>
        projects.MapGet("/{id}/types", ReadAsync).WithTags("Files").WithName("GetTypes").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync).ProducesProblem(404);

    private static async Task<Results<Ok<TypesAnswer>, StatusCodeHttpResult>> ReadAsync(
        string id, HttpContext context, ProjectFolders folders, DependencyLayers layers, CancellationToken cancellationToken)
    {
        var tree = folders.TreeOf(ProjectId.Parse(id));
        if (await tree.ReadAsync(Package, cancellationToken) is not { } package) return TypedResults.Ok(Nothing);

        var set = new DependencySet { Package = package.Bytes, Lock = (await tree.ReadAsync(Lock, cancellationToken))?.Bytes };
        if (await layers.FindAsync(set, cancellationToken) is not { Layer: var layer }) return TypedResults.Ok(Nothing);

        // A layer never changes, but which of its packages come first is the project's choice.
        var tag = $"\"{layer.Key}-{package.Hash.Value[..16]}\"";
        context.Response.Headers.ETag = tag;
        context.Response.Headers.CacheControl = "private, no-cache";
        if (context.Request.Headers.IfNoneMatch == tag) return TypedResults.StatusCode(StatusCodes.Status304NotModified);

        return TypedResults.Ok(new TypesAnswer(layer.Key, TypeDeclarations.Read(layer, package.Bytes, cancellationToken)));
    }

    private static TypesAnswer Nothing { get; } = new(null, ImmutableSortedDictionary<string, string>.Empty);
}
