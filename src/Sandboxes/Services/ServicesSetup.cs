using Forja.ProjectFiles;
using Forja.Sandboxes.Secrets;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Services;

/// <summary>Sets up the services beside apps, and what seals their passwords.</summary>
internal static class ServicesSetup
{
    public static IServiceCollection AddAppServices(this IServiceCollection services)
    {
        services.AddOptions<ServiceOptions>().BindConfiguration(ServiceOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServiceOptions>, ServiceOptionsValidator>());
        services.AddDataProtection().SetApplicationName("forja");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<ProjectFilesOptions>, ILoggerFactory>((keys, files, loggers) =>
        {
            var folder = Directory.CreateDirectory(Path.Join(Path.GetFullPath(files.Value.DataDirectory), "keys"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            keys.XmlRepository = new FileSystemXmlRepository(folder, loggers);
        });
        services.TryAddSingleton<SecretSeal>();
        services.TryAddSingleton<SecretMask>();
        services.TryAddSingleton<ProjectSecrets>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, ForgetSecrets>());
        services.TryAddSingleton<ServiceFolders>();
        services.TryAddSingleton<ServiceTools>();
        services.TryAddSingleton<LiveServices>();
        services.TryAddSingleton(provider => new ServiceCopies(provider.GetRequiredService<LiveServices>()));
        services.TryAddScoped<ServiceStore>();
        return services;
    }
}
