using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Forja.ProjectFiles.Starters;

/// <summary>The starters' two doors: their catalog as a service, and the list that the first page shows.</summary>
public static class StarterServices
{
    public static IServiceCollection AddStarters(this IServiceCollection services)
    {
        services.AddOptions<StarterOptions>().BindConfiguration("Forja:Starters");
        services.TryAddSingleton<StarterCatalog>();
        return services;
    }

    /// <summary>GET on the group itself: the starters, in order.</summary>
    public static RouteGroupBuilder MapStarters(this RouteGroupBuilder routes)
    {
        routes.MapGet("", (StarterCatalog catalog) => TypedResults.Ok(
            new StarterList([.. catalog.Starters.Select(starter =>
                new StarterSummary(starter.Id, starter.Title, starter.Description, [.. starter.Stack], starter.Accent, starter.Missing))])));
        return routes;
    }
}
