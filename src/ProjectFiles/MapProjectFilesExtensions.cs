using Forja.ProjectFiles.Git;
using Forja.ProjectFiles.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Forja.ProjectFiles;

/// <summary>The stage's doors into the HTTP pipeline.</summary>
public static class MapProjectFilesExtensions
{
    /// <summary>Refuses request targets under the projects that are not plain. Comes before the endpoints, after whatever takes requests of other hosts.</summary>
    public static IApplicationBuilder UseProjectFiles(this IApplicationBuilder app) => app.UseMiddleware<RefuseBentTargets>();

    /// <summary>Files, versions and archive, relative to the projects' prefix. Who may do what is decided by the host's filter on the group.</summary>
    public static RouteGroupBuilder MapProjectFiles(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("");
        FileEndpoints.Map(group);
        VersionEndpoints.Map(group);
        HistoryEndpoints.Map(group);
        ArchiveEndpoints.Map(group);
        LockEndpoints.Map(group);
        return group;
    }

    /// <summary>Under <c>/git</c>: projects as git repositories, to clone.</summary>
    public static RouteGroupBuilder MapGit(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").ExcludeFromDescription();
        GitEndpoints.Map(group);
        return group;
    }
}
