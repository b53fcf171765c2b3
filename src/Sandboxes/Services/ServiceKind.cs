using System.Collections.Immutable;

namespace Forja.Sandboxes.Services;

/// <summary>What a project may ask for beside its app. The set is closed.</summary>
/// <param name="Name">The one word for it in the API, in forja.json and in folders.</param>
/// <param name="Port">Where the app finds it on its own loopback, as everywhere else.</param>
/// <param name="Install">The line that brings its program to a Debian machine, and nothing that starts by itself there.</param>
public sealed record ServiceKind(string Name, ushort Port, string Install)
{
    private const string Apt = "apt-get install -y --no-install-recommends";

    /// <summary>Debian's package makes and starts a database of its own unless it is told not to.</summary>
    public static ServiceKind Postgres { get; } = new(
        "postgres", 5432,
        $"mkdir -p /etc/postgresql-common/createcluster.d && echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.d/none.conf && {Apt} postgresql");

    public static ServiceKind MariaDb { get; } = new("mariadb", 3306, $"{Apt} mariadb-server-core");

    /// <summary>The tools bring the server's program as well, without the service around it.</summary>
    public static ServiceKind Redis { get; } = new("redis", 6379, $"{Apt} redis-tools");

    public static ImmutableArray<ServiceKind> All { get; } = [Postgres, MariaDb, Redis];

    /// <summary>By its name or by what else people call it; null when there is no such thing.</summary>
    public static ServiceKind? Find(string? name) => name?.Trim().ToLowerInvariant() switch
    {
        "postgres" or "postgresql" or "pg" => Postgres,
        "mariadb" or "mysql" => MariaDb,
        "redis" => Redis,
        _ => null,
    };

    public override string ToString() => Name;
}
