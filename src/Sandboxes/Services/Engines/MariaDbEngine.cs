using Forja.Sandboxes.Services.Browsing;
using MySqlConnector;

namespace Forja.Sandboxes.Services.Engines;

/// <summary>MariaDB, which speaks MySQL's protocol. The app owns one database; no other user can log in but the one that reads.</summary>
internal sealed class MariaDbEngine(ServiceOptions options) : IServiceEngine
{
    private const string Programs = "/usr/sbin";

    private const string Making = """
        set -e
        [ ! -d /data/db ] || exit 0
        rm -rf /data/new
        /usr/bin/mariadb-install-db --no-defaults --datadir=/data/new --auth-root-authentication-method=normal --skip-test-db --skip-name-resolve --innodb-log-file-size=8M >/dev/null
        mkdir -p /data/new/app
        "$BIN/mariadbd" --no-defaults --datadir=/data/new --bootstrap --innodb-use-native-aio=0 --innodb-log-file-size=8M <<SQL
        FLUSH PRIVILEGES;
        DELETE FROM mysql.global_priv WHERE User IN ('root', '');
        FLUSH PRIVILEGES;
        CREATE USER app@'127.0.0.1' IDENTIFIED BY '$OWN';
        GRANT ALL ON app.* TO app@'127.0.0.1';
        CREATE USER forja_reader@'127.0.0.1' IDENTIFIED BY '$READER';
        GRANT SELECT, SHOW VIEW ON app.* TO forja_reader@'127.0.0.1';
        SQL
        mv /data/new /data/db
        """;

    public ServiceKind Kind => ServiceKind.MariaDb;

    /// <summary>SIGTERM.</summary>
    public byte EndSignal => 15;

    public string? Find() => File.Exists($"{Programs}/mariadbd") && File.Exists("/usr/bin/mariadb-install-db") ? Programs : null;

    public SandboxCommand Prepare(string programs, ServiceKeys keys) => SandboxCommand.Shell(Making) with
    {
        Directory = "/data",
        Environment = new Dictionary<string, string> { ["BIN"] = programs, ["OWN"] = keys.Password, ["READER"] = keys.ReaderPassword },
    };

    public SandboxCommand Serve(string programs, ServiceKeys keys) => new(
    [
        $"{programs}/mariadbd", "--no-defaults", "--datadir=/data/db", "--bind-address=127.0.0.1", $"--port={Kind.Port}", "--socket=/tmp/mariadb.sock", "--pid-file=/tmp/mariadb.pid", "--tmpdir=/tmp",
        "--skip-name-resolve", "--local-infile=0", "--character-set-server=utf8mb4", "--max-connections=60", "--performance-schema=0", "--innodb-buffer-pool-size=48M", "--innodb-log-file-size=8M",
        // Its asynchronous writing goes through io_uring, which no sandbox may use.
        "--innodb-use-native-aio=0", "--key-buffer-size=1M", "--aria-pagecache-buffer-size=1M", "--log-warnings=1",
    ])
    { Directory = "/data" };

    public async Task<string> ProbeAsync(ServiceDoor door, ServiceKeys keys, CancellationToken cancellationToken)
    {
        await using var connection = new MySqlConnection(MariaDbBrowser.Address(door, ServiceKeys.User, keys.Password));
        await connection.OpenAsync(cancellationToken);
        return $"MariaDB {connection.ServerVersion.Split('-')[0]}";
    }

    public IDataBrowser Browse(ServiceDoor door, ServiceKeys keys) => new MariaDbBrowser(door, keys, options);
}
