using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Bridge;
using Forja.Previews.Browser;
using Forja.Previews.Forwarding;
using Forja.Previews.Shares;
using Forja.Previews.Shares.Http;
using Forja.Previews.Targets;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Previews;

/// <summary>The doors of this stage. Needs Accounts and Sandboxes.</summary>
public static class PreviewsSetup
{
    public static IServiceCollection AddPreviews(this IServiceCollection services)
    {
        services.AddOptions<PreviewsOptions>().BindConfiguration(PreviewsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PreviewsOptions>, PreviewsOptionsValidator>());
        services.AddHttpForwarder();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<RunningSandboxes>();
        services.TryAddSingleton<PageLoads>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISandboxObserver, RunningSandboxes>(provider => provider.GetRequiredService<RunningSandboxes>()));
        services.TryAddSingleton<IPreviewTargets, SandboxTargets>();
        services.TryAddSingleton<PreviewGrants>();
        services.TryAddSingleton(provider => new Lazy<PreviewGrants>(provider.GetRequiredService<PreviewGrants>));
        services.TryAddSingleton(provider => new PreviewLinks(provider.GetRequiredService<AppAddresses>(), provider.GetRequiredService<Lazy<PreviewGrants>>(), provider.GetRequiredService<Lazy<ShareCodes>>()));
        services.TryAddSingleton<Wakes>();
        services.TryAddSingleton<PreviewPools>();
        services.TryAddSingleton<PreviewTraffic>();
        services.TryAddSingleton<ShareCodes>();
        services.TryAddSingleton<ShareCookies>();
        services.TryAddSingleton(provider => new Lazy<ShareCodes>(provider.GetRequiredService<ShareCodes>));
        services.TryAddSingleton(provider => new Lazy<ShareCookies>(provider.GetRequiredService<ShareCookies>));
        services.TryAddSingleton<ShareBook>();
        services.TryAddSingleton<Attempts>();
        services.TryAddSingleton<ShareDoor>();
        services.TryAddSingleton<PreviewDoor>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, ForgetShares>());
        services.TryAddSingleton<BridgeScript>();
        services.TryAddSingleton<PreviewCarrier>();
        services.TryAddSingleton<PreviewOwnPaths>();
        services.TryAddSingleton<ProjectFolders>();
        services.TryAddSingleton<IBrowserProjects, NoBrowserProjects>();
        services.TryAddSingleton<LiveSnapshots>();
        services.TryAddSingleton<CompiledSnapshots>();
        services.TryAddSingleton<RuntimeFiles>();
        services.TryAddSingleton<BrowserPaths>();
        // The forwarder writes every address of every app, with its query, at its usual level.
        services.Configure<LoggerFilterOptions>(filter => filter.Rules.Add(new LoggerFilterRule(null, "Yarp.ReverseProxy", LogLevel.Warning, null)));
        return services;
    }

    /// <summary>First in the pipeline: what is addressed to a preview never reaches the app.</summary>
    public static IApplicationBuilder UsePreviews(this IApplicationBuilder app) => app.UseMiddleware<PreviewEdge>();

    /// <summary>Under <c>/api/projects</c>: each project's shares.</summary>
    public static RouteGroupBuilder MapPreviews(this RouteGroupBuilder projects)
    {
        ShareEndpoints.Map(projects);
        return projects;
    }
}
