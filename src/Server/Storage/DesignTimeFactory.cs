using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Forja.Server.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model without starting the server.</summary>
internal sealed class DesignTimeFactory : IDesignTimeDbContextFactory<ForjaDbContext>
{
    public ForjaDbContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<ForjaDbContext>().UseSqlite("DataSource=:memory:").Options);
}
