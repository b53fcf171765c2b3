using Forja.Sandboxes.Services.Browsing;
using StackExchange.Redis;

namespace Forja.Sandboxes.Services.Engines;

/// <summary>Redis, whose every write is in a log on the disk within a second.</summary>
internal sealed class RedisEngine(ServiceOptions options) : IServiceEngine
{
    private const string Server = "/usr/bin/redis-server", Tools = "/usr/bin/redis-check-rdb";

    // Debian's tools are the same program as the server, which goes by the name that it is called by.
    private const string Serving = """
        mkdir -p /data/db
        umask 077
        printf '%s\n' "user default on >$OWN ~* &* +@all -debug -module -shutdown -replicaof -slaveof" \
          "user forja_reader on >$READER ~* resetchannels -@all +@read +@connection +info +command -client" > /tmp/users.acl
        program=/usr/bin/redis-server
        [ -e "$program" ] || { ln -sf /usr/bin/redis-check-rdb /tmp/redis-server; program=/tmp/redis-server; }
        exec "$program" --bind 127.0.0.1 --port 6379 --dir /data/db --aclfile /tmp/users.acl --appendonly yes --save '' --maxmemory 192mb --maxmemory-policy noeviction --daemonize no --loglevel notice --always-show-logo no
        """;

    public ServiceKind Kind => ServiceKind.Redis;

    /// <summary>SIGTERM.</summary>
    public byte EndSignal => 15;

    public string? Find() => File.Exists(Server) || File.Exists(Tools) ? "/usr/bin" : null;

    public SandboxCommand Prepare(string programs, ServiceKeys keys) => SandboxCommand.Of("/bin/true") with { Directory = "/data" };

    public SandboxCommand Serve(string programs, ServiceKeys keys) => SandboxCommand.Shell(Serving) with
    {
        Directory = "/data",
        Environment = new Dictionary<string, string> { ["OWN"] = keys.Password, ["READER"] = keys.ReaderPassword },
    };

    public async Task<string> ProbeAsync(ServiceDoor door, ServiceKeys keys, CancellationToken cancellationToken)
    {
        await using var connection = await ConnectionMultiplexer.ConnectAsync(RedisBrowser.Address(door, "default", keys.Password)).WaitAsync(cancellationToken);
        return $"Redis {connection.GetServers()[0].Version}";
    }

    public IDataBrowser Browse(ServiceDoor door, ServiceKeys keys) => new RedisBrowser(door, keys, options);
}
