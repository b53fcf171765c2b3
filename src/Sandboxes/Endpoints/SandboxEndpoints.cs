using Forja.ProjectFiles;
using Forja.Sandboxes.Terminals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Endpoints;

/// <summary>A project's sandbox over HTTP. Nothing here can name a mount, a device, a runtime or a network: what a sandbox is made of is the platform's alone.</summary>
internal static class SandboxEndpoints
{
    private const int LongestCommand = 64 * 1024;

    public static void Map(RouteGroupBuilder projects)
    {
        var sandbox = projects.MapGroup("/{id}/sandbox").WithTags("Sandbox").AddEndpointFilter(RequireProjectAsync);
        sandbox.MapGet("", GetAsync).WithName("GetSandbox").ProducesProblem(404);
        sandbox.MapPost("/start", StartAsync).WithName("StartSandbox").ProducesProblem(404).ProducesProblem(503);
        sandbox.MapPost("/stop", StopAsync).WithName("StopSandbox").ProducesProblem(404);
        sandbox.MapPost("/restart", RestartAsync).WithName("RestartSandbox").ProducesProblem(404).ProducesProblem(503);
        sandbox.MapPost("/exec", ExecAsync).WithName("ExecInSandbox").ProducesProblem(400).ProducesProblem(404).ProducesProblem(503);
        sandbox.MapGet("/processes", Processes).WithName("GetSandboxProcesses").ProducesProblem(404);
        sandbox.MapGet("/logs", Logs).WithName("GetSandboxLogs").ProducesProblem(404);
    }

    private static async Task<Ok<SandboxAnswer>> GetAsync(string id, IGrainFactory grains) => Answer(await Grain(grains, id).GetStatusAsync());

    private static async Task<Results<Ok<SandboxAnswer>, ProblemHttpResult>> StartAsync(string id, IGrainFactory grains) =>
        await TryAsync(async () => Answer(await Grain(grains, id).StartAsync(StartReason.Person)));

    private static async Task<Ok<SandboxAnswer>> StopAsync(string id, IGrainFactory grains)
    {
        await Grain(grains, id).StopAsync();
        return await GetAsync(id, grains);
    }

    private static async Task<Results<Ok<SandboxAnswer>, ProblemHttpResult>> RestartAsync(string id, IGrainFactory grains) =>
        await TryAsync(async () =>
        {
            await Grain(grains, id).RestartAsync();
            return await GetAsync(id, grains);
        });

    private static async Task<Results<Ok<ExecAnswer>, ProblemHttpResult>> ExecAsync(string id, ExecBody body, IGrainFactory grains, IOptions<SandboxOptions> options)
    {
        if (string.IsNullOrWhiteSpace(body.Command) || body.Command.Length > LongestCommand || body.Command.Contains('\0'))
        {
            return Problem(400, "sandbox.command-invalid", $"A command is a text of 1 to {LongestCommand} characters.");
        }

        if (body.TimeoutSeconds is <= 0 || body.TimeoutSeconds > options.Value.LongestExecTimeout.TotalSeconds)
        {
            return Problem(400, "sandbox.timeout-invalid", $"The time limit must be between 0 and {options.Value.LongestExecTimeout.TotalSeconds} seconds.");
        }

        var timeout = body.TimeoutSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
        return await TryAsync(async () =>
        {
            var result = await Grain(grains, id).ExecAsync(new ExecRequest(body.Command, timeout));
            return TypedResults.Ok(new ExecAnswer(result.ExitCode, result.Output, result.Truncated, result.TimedOut));
        });
    }

    private static Ok<ProcessList> Processes(string id, SandboxShells shells) => TypedResults.Ok(new ProcessList(shells.Processes(ProjectId.Parse(id))));

    private static Ok<LogAnswer> Logs(string id, SandboxLogs logs, string? source = null, long after = 0) =>
        TypedResults.Ok(new LogAnswer([.. logs.Read(ProjectId.Parse(id), after, source).Select(line => new LogLineAnswer(line.Sequence, line.At, line.Source, line.Level, line.Text))]));

    internal static async ValueTask<object?> RequireProjectAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var store = (ProjectStore)context.HttpContext.RequestServices.GetService(typeof(ProjectStore))!;
        var known = ProjectId.TryParse((string?)context.HttpContext.GetRouteValue("id"), out var project)
            && await store.ExistsAsync(project, context.HttpContext.RequestAborted);
        return known ? await next(context) : Problem(404, "project.not-found", "There is no such project.");
    }

    internal static async Task<Results<T, ProblemHttpResult>> TryAsync<T>(Func<Task<T>> act)
        where T : IResult
    {
        try
        {
            return await act();
        }
        catch (SandboxFailedException exception)
        {
            return Problem(503, exception.Code, exception.Message);
        }
    }

    private static ISandboxGrain Grain(IGrainFactory grains, string id) => grains.GetGrain<ISandboxGrain>(id);

    private static Ok<SandboxAnswer> Answer(SandboxStatus status) => TypedResults.Ok(SandboxAnswer.Of(status));

    internal static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(detail, statusCode: status, extensions: new Dictionary<string, object?> { ["code"] = code });
}
