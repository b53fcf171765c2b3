using System.Collections.Immutable;
using Forja.Previews.Browser;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.BrowserSets;
using Forja.Turns.Routing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>What the in-browser runtime needs of the server: how a project runs, its packages, and a place for what was compiled.</summary>
internal static class BrowserEndpoints
{
    private const int MostPackages = 20;
    private const long MostModuleBytes = 8L << 20;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var project = routes.MapGroup("/projects/{id}").WithTags("Browser");
        project.MapGet("/runtime", RuntimeAsync).WithName("GetRuntime").ProducesProblem(404);
        project.MapGet("/browser/sources", SourcesAsync).WithName("GetBrowserSources").Produces<byte[]>(200, PageSources.ContentType).ProducesProblem(404);
        project.MapGet("/browser/packages", PackagesAsync).WithName("GetBrowserPackages").ProducesProblem(404);
        project.MapPost("/browser/packages", AddAsync).WithName("AddBrowserPackages").ProducesProblem(400).ProducesProblem(404).ProducesProblem(422);
        project.MapGet("/browser/packages/{set}/exports", ExportsAsync).WithName("GetBrowserPackageExports").ProducesProblem(404);
        project.MapPut("/browser/snapshot", SnapshotAsync).WithName("PutBrowserSnapshot").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        project.MapPut("/browser/modules/{hash}", ModuleAsync).WithName("PutBrowserModule").Accepts<byte[]>("application/octet-stream").ProducesProblem(400).ProducesProblem(404).ProducesProblem(413);
    }

    private static async Task<Results<Ok<RuntimeDto>, ProblemHttpResult>> RuntimeAsync(string id, ProjectRuntimes runtimes, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) && await runtimes.DecideAsync(project, cancellationToken) is { } decision
            ? TypedResults.Ok(new RuntimeDto(decision.Chosen, decision.Effective, decision.Reasons, decision.Hybrid))
            : Problems.NoProject;

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> SourcesAsync(string id, ProjectStore projects, ProjectFolders folders, HttpContext context, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Stream(target => PageSources.WriteAsync(folders.TreeOf(project), target, context.RequestAborted), PageSources.ContentType);
    }

    private static async Task<Results<Ok<BrowserPackagesDto>, ProblemHttpResult>> PackagesAsync(
        string id, string? entries, bool? again, ProjectStore projects, PagePackages packages, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) && await projects.ExistsAsync(project, cancellationToken)
            ? TypedResults.Ok(Of(await packages.ReadAsync(project, entries?.Split(',') ?? [], again ?? false, cancellationToken)))
            : Problems.NoProject;

    private static async Task<Results<Accepted<BrowserPackagesDto>, ProblemHttpResult>> AddAsync(
        string id, AddPackagesRequest request, ProjectStore projects, PagePackages packages, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        if (request.Add is not { Count: > 0 and <= MostPackages }) return Problems.Of(StatusCodes.Status400BadRequest, "package.invalid");
        if (await packages.AddAsync(project, request.Add, cancellationToken) is var (code, detail)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, code, detail);
        return TypedResults.Accepted((string?)null, Of(await packages.ReadAsync(project, [], again: true, cancellationToken)));
    }

    private static async Task<Results<Ok<ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>>, ProblemHttpResult>> ExportsAsync(
        string id, string set, ProjectStore projects, GivenSets given, BrowserPackages packages, HttpResponse response, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        if (!given.Has(project, set) || packages.Find(set) is not { } found) return Problems.Of(StatusCodes.Status404NotFound, "package.not-in-set");

        // A set never changes.
        response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.Ok(found.Exports);
    }

    private static async Task<Results<Ok<SnapshotDto>, ProblemHttpResult>> SnapshotAsync(
        string id, SnapshotRequest request, ProjectStore projects, CompiledSnapshots snapshots, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || await projects.FindAsync(project, cancellationToken) is not { } found) return Problems.NoProject;
        if (request.Version < 1 || request.Version > found.Head) return Problems.Of(StatusCodes.Status409Conflict, "snapshot.version-unknown");
        return await snapshots.PutAsync(project, request.Version, request.Modules ?? [], cancellationToken) switch
        {
            SnapshotPut.Wanting wanting => TypedResults.Ok(new SnapshotDto(wanting.Hashes, false)),
            SnapshotPut.Refused refused => Problems.Of(refused.Code == SnapshotCodes.Old ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest, refused.Code),
            _ => TypedResults.Ok(new SnapshotDto([], true)),
        };
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> ModuleAsync(
        string id, string hash, HttpContext context, ProjectStore projects, CompiledSnapshots snapshots, CancellationToken cancellationToken)
    {
        if (!ProjectId.TryParse(id, out var project) || !await projects.ExistsAsync(project, cancellationToken)) return Problems.NoProject;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = MostModuleBytes + 1;
        if (context.Request.ContentLength is not (>= 0 and <= MostModuleBytes) and not null) return Problems.Of(StatusCodes.Status413PayloadTooLarge, SnapshotCodes.TooLarge);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, cancellationToken);
        return await snapshots.AddAsync(project, hash, body.GetBuffer().AsMemory(0, (int)body.Length), cancellationToken) is { } code
            ? Problems.Of(StatusCodes.Status400BadRequest, code)
            : TypedResults.NoContent();
    }

    private static BrowserPackagesDto Of(PagePackagesState state) => state switch
    {
        PagePackagesState.Ready { Set: { } set } => new("ready", set.Key, $"/npm/{set.Key}/", set.Entries, [.. set.Exports.Keys], state.Missing, set.Failed, null),
        PagePackagesState.Ready => new("ready", null, null, None, [], state.Missing, None, null),
        PagePackagesState.Failed failed => new("failed", null, null, None, [], state.Missing, None, new BrowserPackagesError(failed.Code, failed.Detail)),
        _ => new("building", null, null, None, [], state.Missing, None, null),
    };

    private static ImmutableSortedDictionary<string, string> None => ImmutableSortedDictionary<string, string>.Empty;
}
