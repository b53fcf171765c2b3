using Forja.ProjectFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Changes;

/// <summary>Sets up the way of programs' changes back into the project.</summary>
internal static class ChangesSetup
{
    public static IServiceCollection AddChanges(this IServiceCollection services)
    {
        services.AddOptions<ChangesOptions>().BindConfiguration(ChangesOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ChangesOptions>, ChangesOptionsValidator>());
        services.TryAddSingleton<TreeWatches>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISandboxObserver, SandboxChanges>());
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, SyncOnCommit>());
        return services;
    }
}
