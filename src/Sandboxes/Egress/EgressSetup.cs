using Forja.ProjectFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Egress;

/// <summary>Sets up the way out of sandboxes.</summary>
internal static class EgressSetup
{
    public static IServiceCollection AddEgress(this IServiceCollection services)
    {
        services.AddOptions<EgressOptions>().BindConfiguration(EgressOptions.Section)
            .Validate(options => options.AllowedForAll.All(domain => DomainRule.TryParse(domain, out _)), "Forja:Egress:AllowedForAll holds something that is no domain.")
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EgressOptions>, EgressOptionsValidator>());
        services.TryAddSingleton<IEgressNetwork, EgressNetwork>();
        services.TryAddSingleton<EgressLog>();
        services.TryAddSingleton<EgressPolicies>();
        services.TryAddSingleton<EgressProxy>();
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, ForgetEgress>());
        return services;
    }
}
