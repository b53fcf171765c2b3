using Forja.Generation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Forja.Turns.Running;

/// <summary>Tells the catalog at the start what was found out about models earlier.</summary>
internal sealed class ProbeRecall(IServiceScopeFactory scopes, ModelCatalog models) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        foreach (var probe in await scope.ServiceProvider.GetRequiredService<DbContext>().Set<StoredProbe>().AsNoTracking().ToListAsync(cancellationToken))
        {
            models.Remember(probe.Model, new ModelCapabilities(probe.Tools, probe.Images, probe.Streaming, probe.FollowsFormat, probe.At));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
