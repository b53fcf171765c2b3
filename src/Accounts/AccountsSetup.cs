using Forja.Accounts.Listening;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Accounts;

/// <summary>The doors of this stage: who may come in, and where the server listens.</summary>
public static class AccountsSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddOptions<AccountsOptions>().BindConfiguration(AccountsOptions.Section).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AccountsOptions>, AccountsOptionsValidator>());
        services.AddOptions<ServerOptions>().BindConfiguration(ServerOptions.Section)
            .Configure<IConfiguration>((options, configuration) =>
            {
                options.PreviewHost = configuration["Forja:Previews:Host"] ?? options.PreviewHost;
                options.Port = configuration.GetValue("Forja:Port", options.Port);
            })
            .PostConfigure(options => { if (options.Listen.Count == 0) options.Listen.Add("localhost"); })
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServerOptions>, ServerOptionsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<ServerOptions>, PublicBindRules>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<KestrelServerOptions>, KestrelListening>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter, TrustedProxyFilter>());

        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<AppAddresses>();
        services.TryAddSingleton(provider => InstanceFile.Open(provider.GetRequiredService<IOptions<AccountsOptions>>().Value.DataDirectory));
        services.TryAddSingleton<SessionCookie>();
        // Lazy, so that tools that only build the host (the OpenAPI document) make no instance.
        services.TryAddSingleton(provider => new Lazy<Instance>(provider.GetRequiredService<Instance>));
        services.TryAddSingleton(provider => new Lazy<SessionCookie>(provider.GetRequiredService<SessionCookie>));

        // The framework's own request log writes whole addresses, and with them the key of a start link or a preview's token.
        services.Configure<LoggerFilterOptions>(filter => filter.Rules.Add(new LoggerFilterRule(null, "Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning, null)));
        return services;
    }

    /// <summary>After <c>UsePreviews</c>, before everything else.</summary>
    public static IApplicationBuilder UseAccounts(this IApplicationBuilder app) => app.UseMiddleware<AccessGuard>();

    /// <summary>Under <c>/api</c>: <c>GET me</c>.</summary>
    public static IEndpointRouteBuilder MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/me", (Instance instance, AppAddresses addresses) => TypedResults.Ok(new Me(Person.Local, instance.Id, "local", addresses.PreviewAuthority)))
            .WithName("GetMe").WithTags("Accounts");
        return routes;
    }
}
