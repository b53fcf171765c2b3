using Forja.ProjectFiles;
using Forja.Turns.Events;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Endpoints;

/// <summary>Streams of events: of one project, or of several over one connection (a browser has six to a host).</summary>
internal static class EventEndpoints
{
    /// <summary>Projects in one stream; more tabs than a person looks at.</summary>
    private const int MostProjects = 64;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/projects/{id}/events", OfProjectAsync)
            .WithName("WatchProject").WithTags("Events").Produces<ProjectEvent>(200, "text/event-stream").ProducesProblem(400).ProducesProblem(404);
        routes.MapGet("/events", OfProjectsAsync)
            .WithName("WatchProjects").WithTags("Events").Produces<ProjectEvent>(200, "text/event-stream").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> OfProjectAsync(string id, long? after, HttpContext context, EventWatch watch)
    {
        if (!ProjectId.TryParse(id, out var project)) return Problems.NoProject;

        // The header is younger than the address: the browser sends it when it comes back to the same address by itself.
        var last = context.Request.Headers["Last-Event-ID"].ToString();
        var cursor = after ?? 0;
        if (last.Length > 0 && !long.TryParse(last, System.Globalization.NumberStyles.None, null, out cursor)) return Problems.Of(StatusCodes.Status400BadRequest, "cursor.invalid");
        if (cursor < 0) return Problems.Of(StatusCodes.Status400BadRequest, "cursor.invalid");
        return await watch.RunAsync([(project, cursor)], joined: false, context);
    }

    private static async Task<IResult> OfProjectsAsync(string[] project, HttpContext context, EventWatch watch)
    {
        if (!EventCursors.TryParse(string.Join(',', project), out var cursors) || cursors.Count is 0 or > MostProjects
            || cursors.DistinctBy(item => item.Project).Count() != cursors.Count) return Problems.Of(StatusCodes.Status400BadRequest, "cursor.invalid");

        if (context.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last)
        {
            if (!EventCursors.TryParse(last, out var younger)) return Problems.Of(StatusCodes.Status400BadRequest, "cursor.invalid");
            var seen = younger.DistinctBy(item => item.Project).ToDictionary(item => item.Project, item => item.Seq);
            cursors = [.. cursors.Select(item => (item.Project, seen.GetValueOrDefault(item.Project, item.Seq)))];
        }

        return await watch.RunAsync(cursors, joined: true, context);
    }
}

/// <summary>Opens a stream for one client.</summary>
internal sealed class EventWatch(EventLog events, ProjectStore projects, IOptions<EventLogOptions> options, TimeProvider time, IHostApplicationLifetime lifetime)
{
    public async Task<IResult> RunAsync(IReadOnlyList<(ProjectId Project, long Seq)> cursors, bool joined, HttpContext context)
    {
        List<EventReader> readers = [];
        foreach (var (project, seq) in cursors)
        {
            if (await projects.ExistsAsync(project, context.RequestAborted)) readers.Add(await events.ReadAsync(project, seq, context.RequestAborted));
            else if (!joined) return Problems.NoProject;
        }

        if (readers.Count == 0) return Problems.NoProject;

        // A stream would hold up the end of the server for as long as somebody watches.
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await new EventStream(readers, joined, options.Value.Heartbeat, time).RunAsync(context, ended.Token);
        }
        catch (OperationCanceledException) when (ended.IsCancellationRequested)
        {
            // The client left or the server stops: both are how streams end.
        }

        return Results.Empty;
    }
}
