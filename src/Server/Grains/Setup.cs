using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;

namespace Forja.Server.Grains;

/// <summary>Orleans in this process: one node, no storage of its own, no port.</summary>
internal static class Setup
{
    public static void AddGrains(this WebApplicationBuilder builder) => builder.UseOrleans(silo =>
    {
        silo.UseLocalhostClustering(serviceId: "forja", clusterId: "forja");
        silo.Configure<EndpointOptions>(options => options.GatewayPort = 0);

        // Grains save at every change; leaving early costs nothing, and Ctrl-C should end in a moment.
        silo.Configure<GrainCollectionOptions>(options => options.DeactivationTimeout = TimeSpan.FromSeconds(5));
        UseNoPort(silo.Services);
    });

    private static void UseNoPort(IServiceCollection services)
    {
        var transports = services
            .Where(item => item.IsKeyedService && (item.ServiceType == typeof(IConnectionListenerFactory) || item.ServiceType == typeof(IConnectionFactory)))
            .ToList();
        foreach (var transport in transports)
        {
            services.Replace(ServiceDescriptor.KeyedSingleton(transport.ServiceType, transport.ServiceKey, (_, _) => new SilentTransport()));
        }
    }
}
