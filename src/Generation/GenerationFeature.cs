using Forja.Generation.Asking;
using Forja.Generation.Models;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Generation;

/// <summary>The stage's door: prompt and context in, a stream of text and file edits out.</summary>
public static class GenerationFeature
{
    /// <summary>
    /// Adds <see cref="Generator"/> and <see cref="ModelCatalog"/>, set up from section <c>Forja:Generation</c> and the providers' usual environment
    /// variables.
    /// </summary>
    public static IServiceCollection AddGeneration(this IServiceCollection services)
    {
        services.AddOptions<GenerationOptions>().BindConfiguration("Forja:Generation").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<GenerationOptions>, GenerationOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => new ModelClients(Options(provider).Value, provider.GetRequiredService<IConfiguration>(), Time(provider)));
        services.TryAddSingleton(provider => new ModelCatalog(
            provider.GetRequiredService<ModelClients>(), Options(provider), Time(provider), provider.GetRequiredService<ILogger<ModelCatalog>>()));
        services.TryAddSingleton(provider => new Generator(
            provider.GetRequiredService<ModelCatalog>(), Options(provider), Time(provider), provider.GetRequiredService<ILogger<Generator>>()));
        services.TryAddSingleton(provider => new ModelProbe(provider.GetRequiredService<ModelCatalog>(), Options(provider), Time(provider)));
        services.TryAddSingleton(provider => new PromptImprover(provider.GetRequiredService<ModelCatalog>(), Options(provider), Time(provider)));
        return services;
    }

    private static IOptions<GenerationOptions> Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<GenerationOptions>>();

    private static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
}
