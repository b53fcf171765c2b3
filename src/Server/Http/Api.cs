using System.Text.Json.Serialization;
using Forja.Accounts;
using Forja.Previews;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes;
using Forja.Turns;

namespace Forja.Server.Http;

/// <summary>The API as one: its prefix, how it writes JSON, how it refuses.</summary>
internal static class Api
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options => options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict);
        services.AddProblemDetails(options => options.CustomizeProblemDetails = context =>
        {
            context.ProblemDetails.Instance = context.HttpContext.Request.Path;
            context.ProblemDetails.Extensions.TryAdd("code", CodeOf(context.ProblemDetails.Status));
            context.ProblemDetails.Extensions["traceId"] = System.Diagnostics.Activity.Current?.Id ?? context.HttpContext.TraceIdentifier;
        });
        services.AddExceptionHandler<Edge>();
        services.AddOpenApi("v1", Document.Shape);
        return services;
    }

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api");
        api.MapAccounts();
        api.MapTurns();
        api.MapGroup("/starters").WithTags("Starters").MapStarters();
        var projects = api.MapGroup("/projects");
        projects.MapProjectFiles();
        projects.MapSandboxes();
        projects.MapPreviews();
        api.MapGroup("/sandboxes").MapSandboxNode();
        routes.MapGroup("/git").MapGit();
        routes.MapOpenApi("/openapi/{documentName}.json");
    }

    // What the framework refuses by itself, before any stage could name it.
    private static string CodeOf(int? status) => status switch
    {
        400 => "request.invalid",
        404 => "route.not-found",
        405 => "route.method",
        413 => "request.too-large",
        415 => "request.media-type",
        503 => "server.unavailable",
        >= 500 => "server.error",
        _ => "request.refused",
    };
}
