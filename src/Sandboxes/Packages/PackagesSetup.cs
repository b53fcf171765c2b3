using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Packages.BrowserSets;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Python;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>Sets up toolchains, the package proxy and the layers.</summary>
public static class PackagesSetup
{
    public static IServiceCollection AddPackages(this IServiceCollection services)
    {
        services.AddOptions<PackageOptions>().BindConfiguration(PackageOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PackageOptions>, PackageOptionsValidator>());
        services.AddStarters();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<PageLoads>();
        services.TryAddSingleton<RegistryClient>();
        services.TryAddSingleton<PackageStore>();
        services.TryAddSingleton<RegistryCache>();
        services.TryAddSingleton<PythonIndex>();
        services.TryAddSingleton<PythonEndpoints>();
        services.TryAddSingleton<RegistryEndpoints>();
        services.TryAddSingleton<PackageRules>();
        services.TryAddSingleton<UnpackedPackages>();
        services.TryAddSingleton<LayerFolder>();
        services.TryAddSingleton<LayerResolver>();
        services.TryAddSingleton<LayerInstaller>();
        services.TryAddSingleton<LayerOptimizer>();
        services.TryAddSingleton<LayerBuilder>();
        services.TryAddSingleton<BrowserSetFolder>();
        services.TryAddSingleton<BrowserSetBuilder>();

        // Public classes with parts that are nobody else's business: their constructors are not public.
        services.TryAddSingleton(provider => new PackageProxy(provider.GetRequiredService<RegistryEndpoints>(), provider.GetRequiredService<ILoggerFactory>()));
        services.TryAddSingleton(provider => new NewestVersions(provider.GetRequiredService<RegistryCache>()));
        services.TryAddSingleton(provider => new Toolchains(
            provider.GetRequiredService<IOptions<ProjectFilesOptions>>(), provider.GetRequiredService<RegistryClient>(), provider.GetRequiredService<ILogger<Toolchains>>()));
        services.TryAddSingleton(provider => new DependencyLayers(
            provider.GetRequiredService<LayerFolder>(),
            provider.GetRequiredService<LayerBuilder>(),
            provider.GetRequiredService<Toolchains>(),
            provider.GetRequiredService<StarterCatalog>(),
            provider.GetRequiredService<IOptions<PackageOptions>>()));
        services.TryAddSingleton(provider => new BrowserPackages(
            provider.GetRequiredService<BrowserSetFolder>(), provider.GetRequiredService<BrowserSetBuilder>(), provider.GetRequiredService<DependencyLayers>()));
        services.TryAddSingleton(provider => new StarterLayers(
            provider.GetRequiredService<StarterCatalog>(),
            provider.GetRequiredService<DependencyLayers>(),
            provider.GetRequiredService<PageLoads>(),
            provider.GetRequiredService<IOptions<PackageOptions>>(),
            provider.GetRequiredService<ILogger<StarterLayers>>()));
        services.TryAddSingleton(provider => new PackageCollector(
            provider.GetRequiredService<DependencyLayers>(),
            provider.GetRequiredService<BrowserPackages>(),
            provider.GetRequiredService<UnpackedPackages>(),
            provider.GetRequiredService<PackageStore>(),
            provider.GetRequiredService<IOptions<PackageOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PackageCollector>>()));
        services.TryAddSingleton(provider => new StarterSets(
            provider.GetRequiredService<StarterCatalog>(),
            provider.GetRequiredService<StarterLayers>(),
            provider.GetRequiredService<BrowserPackages>(),
            provider.GetRequiredService<PageLoads>(),
            provider.GetRequiredService<IOptions<PackageOptions>>(),
            provider.GetRequiredService<ILogger<StarterSets>>()));
        services.AddHostedService(provider => provider.GetRequiredService<StarterLayers>());
        services.AddHostedService(provider => provider.GetRequiredService<StarterSets>());
        services.AddHostedService(provider => provider.GetRequiredService<PackageCollector>());
        return services;
    }
}
