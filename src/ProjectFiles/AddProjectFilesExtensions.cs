using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Forja.ProjectFiles;

/// <summary>The stage's door into the service collection.</summary>
public static class AddProjectFilesExtensions
{
    /// <summary>
    /// Adds folders, store and recovery. The host registers its context as <c>DbContext</c> (scoped) with <see cref="ProjectFilesModel.ConfigureProjectFiles"/> in its model,
    /// and adds Orleans before this. Settings: <c>Forja:ProjectFiles</c>, with <c>Forja:DataDirectory</c> as the default of the data directory.
    /// </summary>
    public static IServiceCollection AddProjectFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<ProjectFolders>();
        services.TryAddSingleton<PreparedProjects>();
        services.TryAddScoped<ProjectStore>();
        services.TryAddSingleton<VersionWriter>();
        services.TryAddSingleton<TreeProjection>();
        services.AddHostedService<RecoverProjects>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ProjectFilesOptions>, ProjectFilesOptionsValidator>());
        services.AddOptions<ProjectFilesOptions>().BindConfiguration("Forja").BindConfiguration("Forja:ProjectFiles").ValidateOnStart();
        return services;
    }
}
