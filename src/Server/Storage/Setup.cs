using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Forja.Server.Storage;

/// <summary>The database's place in the host: SQLite in the data directory, brought up to date before anything else starts.</summary>
internal static class Setup
{
    public static IServiceCollection AddStorage(this IServiceCollection services, string dataDirectory)
    {
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(dataDirectory, "forja.db"), ForeignKeys = true, DefaultTimeout = 10 };
        services.AddDbContext<ForjaDbContext>(options => options.UseSqlite(connection.ConnectionString).AddInterceptors(new SqlitePragmas()));
        services.AddScoped<DbContext>(provider => provider.GetRequiredService<ForjaDbContext>());
        services.AddHostedService<StorageUpgrade>();
        return services;
    }
}
