using Forja.Sandboxes.Services.Browsing;
using Npgsql;

namespace Forja.Sandboxes.Services.Engines;

/// <summary>PostgreSQL. The app owns its database and is no superuser; the superuser has no password, so nobody logs in as that.</summary>
internal sealed class PostgresEngine(ServiceOptions options) : IServiceEngine
{
    private const string Folders = "/usr/lib/postgresql";

    // Both in one process that listens nowhere: the server is never up with users that are not there yet.
    private const string Making = """
        set -e
        [ ! -d /data/db ] || exit 0
        rm -rf /data/new
        "$BIN/initdb" -D /data/new -U postgres -A trust -E UTF8 --locale=C.UTF-8 --wal-segsize=4 --no-sync >/dev/null
        printf 'host all all 127.0.0.1/32 scram-sha-256\n' > /data/new/pg_hba.conf
        "$BIN/postgres" --single -j -D /data/new -c log_min_messages=fatal postgres >/dev/null <<SQL
        CREATE ROLE app LOGIN PASSWORD '$OWN';

        CREATE ROLE forja_reader LOGIN PASSWORD '$READER';

        ALTER ROLE forja_reader SET default_transaction_read_only = on;

        GRANT pg_read_all_data TO forja_reader;

        CREATE DATABASE app OWNER app;

        REVOKE TEMPORARY ON DATABASE app FROM PUBLIC;

        GRANT ALL ON DATABASE app TO app;

        SQL
        mv /data/new /data/db
        """;

    public ServiceKind Kind => ServiceKind.Postgres;

    /// <summary>SIGINT: clients are cut off, the log is written out.</summary>
    public byte EndSignal => 2;

    /// <summary>The newest of those installed side by side that can open existing data is asked for by their own version; here it is the newest.</summary>
    public string? Find() => Directory.Exists(Folders)
        ? Directory.EnumerateDirectories(Folders).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0)
            .Select(folder => Path.Join(folder, "bin")).FirstOrDefault(folder => File.Exists(Path.Join(folder, "initdb")) && File.Exists(Path.Join(folder, "postgres")))
        : null;

    public SandboxCommand Prepare(string programs, ServiceKeys keys) => SandboxCommand.Shell(Making) with
    {
        Directory = "/data",
        Environment = new Dictionary<string, string> { ["BIN"] = programs, ["OWN"] = keys.Password, ["READER"] = keys.ReaderPassword },
    };

    public SandboxCommand Serve(string programs, ServiceKeys keys) => new(
    [
        $"{programs}/postgres", "-D", "/data/db", "-c", "listen_addresses=127.0.0.1", "-c", $"port={Kind.Port}", "-c", "unix_socket_directories=", "-c", "shared_buffers=32MB",
        "-c", "max_connections=60", "-c", "max_wal_size=128MB", "-c", "min_wal_size=8MB", "-c", "max_worker_processes=2", "-c", "jit=off", "-c", "logging_collector=off", "-c", "log_line_prefix=", "-c", "huge_pages=off",
        // A statement that creates a user holds a password.
        "-c", "log_min_error_statement=panic",
    ])
    { Directory = "/data" };

    public async Task<string> ProbeAsync(ServiceDoor door, ServiceKeys keys, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(PostgresBrowser.Address(door, ServiceKeys.User, keys.Password, ServiceKeys.Database));
        await connection.OpenAsync(cancellationToken);
        return $"PostgreSQL {connection.PostgreSqlVersion}";
    }

    public IDataBrowser Browse(ServiceDoor door, ServiceKeys keys) => new PostgresBrowser(door, keys, options);
}
