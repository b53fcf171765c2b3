using Microsoft.EntityFrameworkCore;

namespace Forja.Server.Storage;

/// <summary>Brings the database to this program's shape. Registered first, so that nothing starts over an older one.</summary>
internal sealed class StorageUpgrade(IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ForjaDbContext>().Database.MigrateAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
