using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes.Endpoints;
using Forja.Sandboxes.Services.Browsing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Services;

/// <summary>A project's services, their data and their snapshots. Which there are is in its forja.json: adding one changes that file, and the app starts anew over it.</summary>
internal static class ServiceEndpoints
{
    private const int LongestNote = 200, LongestStatement = 64 * 1024;

    public static void Map(RouteGroupBuilder projects)
    {
        var services = projects.MapGroup("/{id}/services").WithTags("Services").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync);
        services.MapGet("", ListAsync).WithName("GetServices").ProducesProblem(404);
        services.MapPost("", AddAsync).WithName("AddService").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        services.MapDelete("/{kind}", RemoveAsync).WithName("RemoveService").ProducesProblem(400).ProducesProblem(404);
        services.MapPost("/{kind}/start", StartAsync).WithName("StartService").ProducesProblem(404).ProducesProblem(503);
        services.MapPost("/{kind}/snapshots", SnapshotAsync).WithName("MakeSnapshot").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        services.MapPost("/{kind}/snapshots/{number:int}/restore", RestoreAsync).WithName("RestoreSnapshot").ProducesProblem(404).ProducesProblem(503);
        services.MapDelete("/{kind}/snapshots/{number:int}", DeleteSnapshotAsync).WithName("DeleteSnapshot").ProducesProblem(404);
        services.MapGet("/{kind}/tables", TablesAsync).WithName("GetTables").ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        services.MapGet("/{kind}/tables/{schema}/{table}", RowsAsync).WithName("GetRows").ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
        services.MapPost("/{kind}/query", QueryAsync).WithName("QueryService").ProducesProblem(400).ProducesProblem(404).ProducesProblem(422).ProducesProblem(503);
    }

    private static async Task<Ok<ServiceAnswers>> ListAsync(
        string id, LiveServices live, ProjectFolders folders, ServiceStore store, IOptions<ServiceOptions> options, CancellationToken cancellationToken)
    {
        var project = ProjectId.Parse(id);
        var kinds = await KindsAsync(folders, store, project, cancellationToken);
        var snapshots = await store.SnapshotsAsync(project, cancellationToken);
        return TypedResults.Ok(new ServiceAnswers(
            [.. kinds.Select(kind => Describe(kind, live.Of(project, kind).Status, live.BytesOf(project, kind), options.Value.Limits.DiskBytes, live.VariablesOf(kind), snapshots))],
            [.. ServiceKind.All.Except(kinds).Select(kind => new ServiceOffer(kind.Name, live.IsInstalled(kind) ? null : kind.Install))]));
    }

    private static async Task<Results<Ok<ServiceAnswers>, ProblemHttpResult>> AddAsync(
        string id, ServiceBody body, LiveServices live, ProjectFolders folders, ServiceStore store, IOptions<ServiceOptions> options, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (ServiceKind.Find(body.Kind) is not { } kind) return SandboxEndpoints.Problem(400, "service.unknown", $"There are {string.Join(", ", ServiceKind.All)}.");
        if (!live.IsInstalled(kind)) return SandboxEndpoints.Problem(503, "service.missing", kind.Install);
        if (await WishAsync(ProjectId.Parse(id), kind, true, folders, grains, cancellationToken) is { } problem) return problem;

        // The app follows its file by itself where it runs; where it does not, its data can be looked at at once all the same.
        _ = BeginAsync(live.Of(ProjectId.Parse(id), kind));
        return await ListAsync(id, live, folders, store, options, cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RemoveAsync(string id, string kind, LiveServices live, ProjectFolders folders, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (ServiceKind.Find(kind) is not { } known) return NoService;
        if (await WishAsync(ProjectId.Parse(id), known, false, folders, grains, cancellationToken) is { } problem) return problem;
        await live.RemoveAsync(ProjectId.Parse(id), known, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> StartAsync(string id, string kind, LiveServices live, CancellationToken cancellationToken)
    {
        if (ServiceKind.Find(kind) is not { } known) return NoService;
        return await SandboxEndpoints.TryAsync(async () =>
        {
            await live.Of(ProjectId.Parse(id), known).StartAsync(cancellationToken);
            return TypedResults.NoContent();
        });
    }

    private static async Task<Results<Ok<SnapshotAnswer>, ProblemHttpResult>> SnapshotAsync(string id, string kind, SnapshotBody body, LiveServices live, CancellationToken cancellationToken)
    {
        if (ServiceKind.Find(kind) is not { } known) return NoService;
        if (body.Note?.Length > LongestNote) return SandboxEndpoints.Problem(400, "request.invalid", $"A note has at most {LongestNote} characters.");
        return await SandboxEndpoints.TryAsync(async () => TypedResults.Ok(SnapshotAnswer.Of(await live.SnapshotAsync(ProjectId.Parse(id), known, body.Note?.Trim() ?? "", cancellationToken))));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RestoreAsync(
        string id, string kind, int number, RestoreBody body, LiveServices live, ServiceStore store, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var project = ProjectId.Parse(id);
        if (ServiceKind.Find(kind) is not { } known) return NoService;
        var snapshot = (await store.SnapshotsAsync(project, cancellationToken)).Find(row => row.Kind == known.Name && row.Number == number);
        if (snapshot is null) return NoSnapshot;
        try
        {
            if (!await live.RestoreAsync(project, known, number, cancellationToken)) return NoSnapshot;
            if (body.Files) await grains.GetGrain<IProjectGrain>(project.Value).RestoreAsync(snapshot.Version);
            return TypedResults.NoContent();
        }
        catch (SandboxFailedException exception)
        {
            return SandboxEndpoints.Problem(503, exception.Code, exception.Message);
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteSnapshotAsync(string id, string kind, int number, LiveServices live, CancellationToken cancellationToken)
    {
        if (ServiceKind.Find(kind) is not { } known) return NoService;
        await live.DeleteSnapshotAsync(ProjectId.Parse(id), known, number, cancellationToken);
        return TypedResults.NoContent();
    }

    private static Task<Results<Ok<IReadOnlyList<DataTable>>, ProblemHttpResult>> TablesAsync(string id, string kind, LiveServices live, CancellationToken cancellationToken) =>
        LookAsync(id, kind, live, browser => browser.TablesAsync(cancellationToken), cancellationToken);

    private static Task<Results<Ok<DataRows>, ProblemHttpResult>> RowsAsync(
        string id, string kind, string schema, string table, LiveServices live, CancellationToken cancellationToken,
        int offset = 0, int limit = 100, string? sort = null, bool descending = false, string? match = null) =>
        LookAsync(id, kind, live, browser => browser.RowsAsync(schema, table, new DataWindow(Math.Max(0, offset), Math.Max(1, limit), sort, descending, match), cancellationToken), cancellationToken);

    private static async Task<Results<Ok<DataRows>, ProblemHttpResult>> QueryAsync(string id, string kind, QueryBody body, LiveServices live, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(body.Statement) || body.Statement.Length > LongestStatement || body.Statement.Contains('\0', StringComparison.Ordinal))
            return SandboxEndpoints.Problem(400, "request.invalid", $"A statement is a text of 1 to {LongestStatement} characters.");
        return await LookAsync(id, kind, live, browser => browser.QueryAsync(body.Statement, body.Write, cancellationToken), cancellationToken);
    }

    private static async Task<Results<Ok<T>, ProblemHttpResult>> LookAsync<T>(string id, string kind, LiveServices live, Func<IDataBrowser, Task<T>> look, CancellationToken cancellationToken)
    {
        if (ServiceKind.Find(kind) is not { } known) return NoService;
        try
        {
            return TypedResults.Ok(await live.BrowseAsync(ProjectId.Parse(id), known, look, cancellationToken));
        }
        catch (DataRefusedException refused)
        {
            return SandboxEndpoints.Problem(refused.Code == DataCodes.NotFound ? 404 : 422, refused.Code, refused.Message);
        }
        catch (SandboxFailedException exception)
        {
            return SandboxEndpoints.Problem(503, exception.Code, exception.Message);
        }
    }

    // Those that the file asks for, and those that have data although it does not any more: they can be looked at, and removed.
    private static async Task<List<ServiceKind>> KindsAsync(ProjectFolders folders, ServiceStore store, ProjectId project, CancellationToken cancellationToken)
    {
        var wished = Array.Empty<ServiceKind>();
        try
        {
            wished = [.. ServiceWishes.Read(await SettingsAsync(folders, project, cancellationToken))];
        }
        catch (SandboxFailedException)
        {
            // A file that is being written; the app's own state says what is wrong with it.
        }

        return [.. wished.Concat((await store.OfAsync(project, cancellationToken)).Select(row => ServiceKind.Find(row.Kind)!)).Distinct()];
    }

    private static async Task<string?> SettingsAsync(ProjectFolders folders, ProjectId project, CancellationToken cancellationToken) =>
        await folders.TreeOf(project).ReadAsync(FilePath.Parse(ServiceWishes.File), cancellationToken) is { } file ? Encoding.UTF8.GetString(file.Bytes.Span) : null;

    private static async Task<ProblemHttpResult?> WishAsync(ProjectId project, ServiceKind kind, bool wanted, ProjectFolders folders, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var settings = await SettingsAsync(folders, project, cancellationToken);
        try
        {
            if (ServiceWishes.Read(settings).Contains(kind) == wanted) return null;
            var content = Encoding.UTF8.GetBytes(ServiceWishes.With(settings, kind, wanted));
            var grain = grains.GetGrain<IProjectGrain>(project.Value);
            await grain.ApplyAsync(new EditBatch(VersionAuthors.Person, null, null, [new FileEdit.Write(FilePath.Parse(ServiceWishes.File), content)], AllowShrink: true));
            await grain.CommitAsync(new CommitRequest(VersionAuthors.Person, wanted ? $"Asked for {kind}" : $"Removed {kind}"));
            return null;
        }
        catch (SandboxFailedException exception)
        {
            return SandboxEndpoints.Problem(400, exception.Code, exception.Message);
        }
    }

    // Its own state tells how it went.
    private static async Task BeginAsync(ServiceSandbox service)
    {
        try
        {
            await service.StartAsync(CancellationToken.None);
        }
        catch (SandboxFailedException)
        {
            // Shown in the list.
        }
    }

    private static ServiceAnswer Describe(ServiceKind kind, ServiceStatus status, long bytes, long mostBytes, IReadOnlyList<string> variables, IEnumerable<SnapshotRecord> snapshots) => new(
        kind.Name, status.State, status.Version, status.Code, status.Detail, bytes, mostBytes, variables, [.. snapshots.Where(row => row.Kind == kind.Name).Select(SnapshotAnswer.Of)]);

    private static ProblemHttpResult NoService => SandboxEndpoints.Problem(404, "service.unknown", $"There are {string.Join(", ", ServiceKind.All)}.");

    private static ProblemHttpResult NoSnapshot => SandboxEndpoints.Problem(404, "service.no-snapshot", "There is no such snapshot.");
}
