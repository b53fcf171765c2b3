using Forja.Previews.Browser;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks;
using Forja.Turns.Endpoints;
using Forja.Turns.Events;
using Forja.Turns.Routing;
using Forja.Turns.Running;
using Forja.Turns.Usage;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Forja.Turns;

/// <summary>The stage's two doors: where all the others meet, one prompt's journey, and the events that people watch.</summary>
public static class TurnsFeature
{
    public static IServiceCollection AddTurns(this IServiceCollection services)
    {
        services.AddOptions<EventLogOptions>().BindConfiguration("Forja:Events").ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<EventLogOptions>, EventLogOptionsValidator>());
        services.AddOptions<TurnOptions>().BindConfiguration(TurnOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TurnOptions>, TurnOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddOptions<RoutingOptions>().BindConfiguration(RoutingOptions.Section);
        services.TryAddSingleton<GivenSets>();
        services.TryAddSingleton<PagePackages>();
        services.TryAddSingleton<ProjectRuntimes>();
        services.Replace(ServiceDescriptor.Singleton<IBrowserProjects>(provider => provider.GetRequiredService<ProjectRuntimes>()));
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, ForgetRuntime>());
        services.TryAddSingleton<EventLog>();
        services.TryAddSingleton<SandboxDtos>();
        services.TryAddSingleton<SandboxEvents>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISandboxObserver, SandboxEvents>(provider => provider.GetRequiredService<SandboxEvents>()));
        services.TryAddEnumerable(ServiceDescriptor.Scoped<IProjectObserver, VersionEvents>());
        services.AddOptions<UsagePrices>().BindConfiguration(UsagePrices.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<UsagePrices>, UsagePricesValidator>());
        services.TryAddSingleton<SandboxMeter>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ISandboxObserver, SandboxMeter>(provider => provider.GetRequiredService<SandboxMeter>()));
        services.AddHostedService(provider => provider.GetRequiredService<SandboxMeter>());
        services.TryAddScoped<UsageReport>();
        services.TryAddScoped<ProjectReader>();
        services.TryAddScoped<CreateProject>();
        services.TryAddScoped<ForkProject>();
        services.TryAddScoped<ImportProject>();
        services.TryAddScoped<EventWatch>();
        services.TryAddSingleton<TurnContext>();
        services.TryAddSingleton<UsageBook>();
        services.TryAddSingleton<Checks.Compiling.StackChecks>();
        services.TryAddSingleton<ReceiptTaker>();
        services.TryAddSingleton<PackageRepair>();
        services.TryAddSingleton<EarlierTurns>();
        services.TryAddSingleton<TurnTools>();
        services.TryAddSingleton<TurnRuns>();
        services.AddHostedService(provider => provider.GetRequiredService<TurnRuns>());
        services.AddHostedService<ProbeRecall>();
        services.AddHostedService<TurnRecovery>();
        return services;
    }

    /// <summary>Under <c>/api</c>: projects, turns, events, models.</summary>
    public static IEndpointRouteBuilder MapTurns(this IEndpointRouteBuilder routes)
    {
        ProjectEndpoints.Map(routes);
        TurnEndpoints.Map(routes);
        QueueEndpoints.Map(routes);
        UsageEndpoints.Map(routes);
        PromiseEndpoints.Map(routes);
        EventEndpoints.Map(routes);
        BrowserEndpoints.Map(routes);
        ScreenshotEndpoints.Map(routes);
        ModelEndpoints.Map(routes);
        return routes;
    }
}
