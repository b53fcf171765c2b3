using Forja.Sandboxes.Changes;
using Forja.Sandboxes.Endpoints;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.AddPackages();
        services.AddChanges();
        services.TryAddSingleton<PlatformFiles>();
        services.TryAddSingleton<SandboxFolders>();
        services.TryAddSingleton<SandboxMounts>();
        services.TryAddSingleton<SandboxTools>();
        services.TryAddScoped<SandboxStore>();
        services.TryAddSingleton<LiveSandboxes>();
        services.TryAddSingleton(provider => new SandboxConnections(provider.GetRequiredService<LiveSandboxes>()));
        services.AddHostedService(provider => provider.GetRequiredService<LiveSandboxes>());
        return services;
    }

    /// <summary>Endpoints below <c>/api/projects</c>; the host owns the prefix.</summary>
    public static RouteGroupBuilder MapSandboxes(this RouteGroupBuilder projects)
    {
        SandboxEndpoints.Map(projects);
        return projects;
    }
}
