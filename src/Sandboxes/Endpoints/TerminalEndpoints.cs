using Forja.ProjectFiles;
using Forja.Sandboxes.Terminals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Endpoints;

/// <summary>Terminals of a project's sandbox: list, open, look at, close.</summary>
internal static class TerminalEndpoints
{
    public static void Map(RouteGroupBuilder projects)
    {
        var terminals = projects.MapGroup("/{id}/terminals").WithTags("Terminals").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync);
        terminals.MapGet("", List).WithName("ListTerminals").ProducesProblem(404);
        terminals.MapPost("", OpenAsync).WithName("OpenTerminal").ProducesProblem(404).ProducesProblem(503);
        terminals.MapDelete("/{n:int}", CloseAsync).WithName("CloseTerminal").ProducesProblem(404);
        terminals.MapGet("/{n:int}", LookAsync).WithName("AttachTerminal").ProducesProblem(400).ProducesProblem(404).ExcludeFromDescription();
    }

    private static Ok<TerminalList> List(string id, SandboxShells shells) =>
        TypedResults.Ok(new TerminalList([.. shells.Of(ProjectId.Parse(id)).Select(TerminalAnswer.Of)]));

    private static Task<Results<Created<TerminalAnswer>, ProblemHttpResult>> OpenAsync(
        string id, SandboxShells shells, TerminalBody? body, CancellationToken cancellationToken) => SandboxEndpoints.TryAsync(async () =>
        {
            var size = body is { Cols: { } columns, Rows: { } rows } ? new TerminalSize(columns, rows) : TerminalSize.Usual;
            var terminal = await shells.OpenAsync(ProjectId.Parse(id), size, cancellationToken);
            return TypedResults.Created((string?)null, TerminalAnswer.Of(terminal));
        });

    private static async Task<Results<NoContent, ProblemHttpResult>> CloseAsync(string id, int n, SandboxShells shells) =>
        await shells.CloseAsync(ProjectId.Parse(id), n) ? TypedResults.NoContent() : NotFound();

    private static async Task<IResult> LookAsync(string id, int n, HttpContext context, SandboxShells shells, IOptions<SandboxOptions> options)
    {
        if (!context.WebSockets.IsWebSocketRequest) return SandboxEndpoints.Problem(400, "terminal.socket-required", "A terminal is looked at over a WebSocket.");
        if (shells.Find(ProjectId.Parse(id), n) is not { } terminal) return NotFound();

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext { KeepAliveInterval = TimeSpan.FromSeconds(15), KeepAliveTimeout = TimeSpan.FromSeconds(15) });
        await new TerminalSession(socket, terminal).RunAsync(options.Value.ScrollBackBytes, context.RequestAborted);
        return Results.Empty;
    }

    private static ProblemHttpResult NotFound() => SandboxEndpoints.Problem(404, "terminal.not-found", "There is no such terminal, or its program has ended.");
}
