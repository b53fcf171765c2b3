using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Changes;
using Forja.Sandboxes.Egress;
using Forja.Sandboxes.Endpoints;
using Forja.Sandboxes.Hosts;
using Forja.Sandboxes.Hosts.Docker;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Imports;
using Forja.Sandboxes.Limits;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Pool;
using Forja.Sandboxes.Secrets;
using Forja.Sandboxes.Services;
using Forja.Sandboxes.Terminals;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>The feature's two doors: its services and its endpoints.</summary>
public static class SandboxesSetup
{
    public static IServiceCollection AddSandboxes(this IServiceCollection services)
    {
        services.AddOptions<SandboxOptions>()
            .Configure<IConfiguration>((options, settings) => options.PreviewHost = settings["Forja:Previews:Host"] ?? options.PreviewHost)
            .BindConfiguration(SandboxOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SandboxLogs>();
        services.TryAddSingleton<ISandboxHost, OciSandboxHost>();
        services.AddOptions<DockerOptions>().BindConfiguration(DockerOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DockerOptions>, DockerOptionsValidator>());
        services.TryAddSingleton<DockerSandboxHost>();
        services.TryAddSingleton<SandboxHosts>();
        services.AddPackages();
        services.AddChanges();
        services.AddEgress();
        services.AddOptions<GitCloneOptions>().BindConfiguration(GitCloneOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GitCloneOptions>, GitCloneOptionsValidator>());
        services.TryAddSingleton(provider => new GitClone(
            provider.GetRequiredService<IEgressNetwork>(), provider.GetRequiredService<IOptions<GitCloneOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<GitClone>>()));
        services.AddAppServices();
        services.TryAddSingleton<PlatformFiles>();
        services.TryAddSingleton<SandboxFolders>();
        services.TryAddSingleton<SandboxMounts>();
        services.TryAddSingleton<StartsInProgress>();
        services.TryAddSingleton<PageLoads>();
        services.TryAddSingleton<SandboxTools>();
        services.TryAddScoped<SandboxStore>();
        services.TryAddSingleton<LiveSandboxes>();
        services.TryAddSingleton<SandboxShells>();
        services.TryAddSingleton(provider => new SandboxConnections(provider.GetRequiredService<LiveSandboxes>()));
        services.AddHostedService(provider => provider.GetRequiredService<LiveSandboxes>());
        services.TryAddSingleton<LimitWatch>();
        services.AddHostedService(provider => provider.GetRequiredService<LimitWatch>());
        services.TryAddSingleton(provider => new WarmPool(
            provider.GetRequiredService<LiveSandboxes>(), provider.GetRequiredService<SandboxTools>(), provider.GetRequiredService<PreparedProjects>(),
            provider.GetRequiredService<StarterCatalog>(), provider.GetRequiredService<PageLoads>(), provider.GetRequiredService<IServiceScopeFactory>(), provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<IOptions<SandboxOptions>>(), provider.GetRequiredService<IOptions<PackageOptions>>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<WarmPool>>()));
        services.AddHostedService(provider => provider.GetRequiredService<WarmPool>());
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, WakeOnCommit>());
        services.AddOptions<BrowserOptions>().BindConfiguration(BrowserOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BrowserOptions>, BrowserOptionsValidator>());
        services.TryAddSingleton(provider => new Browsers(
            provider.GetRequiredService<ISandboxHost>(), provider.GetRequiredService<SandboxConnections>(), provider.GetRequiredService<PageLoads>(), provider.GetRequiredService<IOptions<BrowserOptions>>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<Browsers>>()));
        return services;
    }

    /// <summary>Endpoints below <c>/api/sandboxes</c>: what concerns the node and no single project.</summary>
    public static RouteGroupBuilder MapSandboxNode(this RouteGroupBuilder sandboxes)
    {
        PoolEndpoints.Map(sandboxes);
        return sandboxes;
    }

    /// <summary>Endpoints below <c>/api/projects</c>; the host owns the prefix.</summary>
    public static RouteGroupBuilder MapSandboxes(this RouteGroupBuilder projects)
    {
        SandboxEndpoints.Map(projects);
        RecipeEndpoints.Map(projects);
        ContainerEndpoints.Map(projects);
        TerminalEndpoints.Map(projects);
        EgressEndpoints.Map(projects);
        TypeEndpoints.Map(projects);
        ServiceEndpoints.Map(projects);
        SecretEndpoints.Map(projects);
        return projects;
    }
}
