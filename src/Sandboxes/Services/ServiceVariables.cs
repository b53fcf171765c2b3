namespace Forja.Sandboxes.Services;

/// <summary>The variables by which apps find a service, as they are usually called.</summary>
internal static class ServiceVariables
{
    /// <param name="kind">What the app asked for.</param>
    /// <param name="host">Where it listens, on its usual port.</param>
    /// <param name="password">That of the app's user.</param>
    public static IReadOnlyDictionary<string, string> Of(ServiceKind kind, string host, string password)
    {
        var login = $"{ServiceKeys.User}:{password}@{host}:{kind.Port}/{ServiceKeys.Database}";
        if (kind == ServiceKind.Postgres)
        {
            return new Dictionary<string, string>
            {
                ["DATABASE_URL"] = $"postgresql://{login}",
                ["PGHOST"] = host,
                ["PGPORT"] = $"{kind.Port}",
                ["PGUSER"] = ServiceKeys.User,
                ["PGPASSWORD"] = password,
                ["PGDATABASE"] = ServiceKeys.Database,
            };
        }

        if (kind == ServiceKind.MariaDb)
        {
            return new Dictionary<string, string>
            {
                ["DATABASE_URL"] = $"mysql://{login}",
                ["MYSQL_URL"] = $"mysql://{login}",
                ["MYSQL_HOST"] = host,
                ["MYSQL_PORT"] = $"{kind.Port}",
                ["MYSQL_USER"] = ServiceKeys.User,
                ["MYSQL_PASSWORD"] = password,
                ["MYSQL_DATABASE"] = ServiceKeys.Database,
            };
        }

        return new Dictionary<string, string>
        {
            ["REDIS_URL"] = $"redis://:{password}@{host}:{kind.Port}",
            ["REDIS_HOST"] = host,
            ["REDIS_PORT"] = $"{kind.Port}",
            ["REDIS_PASSWORD"] = password,
        };
    }
}
