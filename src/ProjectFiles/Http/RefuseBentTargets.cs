using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Forja.ProjectFiles.Http;

/// <summary>
/// Answers 400 to a request below the projects whose target is not plain, before any endpoint sees it: also where removing the dot segments has led it to another
/// endpoint or to none. Each is noted, because nobody sends one by accident.
/// </summary>
internal sealed partial class RefuseBentTargets(RequestDelegate next, ILogger<RefuseBentTargets> logger)
{
    private const string Projects = "/api/projects/";

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsBelowProjects(context) || RawTarget.IsPlain(context))
        {
            await next(context);
            return;
        }

        LogRefused(context.Connection.RemoteIpAddress?.ToString() ?? "local", context.Request.Method);
        await FileProblems.BadPath().ExecuteAsync(context);
    }

    private static bool IsBelowProjects(HttpContext context) =>
        context.Request.Path.StartsWithSegments(Projects.TrimEnd('/'), StringComparison.OrdinalIgnoreCase)
        || RawTarget.PathOf(context)?.Contains(Projects, StringComparison.OrdinalIgnoreCase) == true;

    [LoggerMessage(EventId = 4001, EventName = "audit.path-refused", Level = LogLevel.Warning, Message = "Refused a {Method} request from {Remote}: its path was not plain.")]
    private partial void LogRefused(string remote, string method);
}
