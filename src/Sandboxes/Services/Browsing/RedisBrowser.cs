using System.Diagnostics;
using System.Globalization;
using StackExchange.Redis;

namespace Forja.Sandboxes.Services.Browsing;

/// <summary>The data of a Redis: its keys as one table, and its own commands.</summary>
internal sealed class RedisBrowser(ServiceDoor door, ServiceKeys keys, ServiceOptions options) : IDataBrowser
{
    // Keys have no order to page by: so many are read and put in the order of their names.
    private const int MostKeys = 20_000;

    private const string Table = "keys";

    public static ConfigurationOptions Address(ServiceDoor door, string user, string password) => new()
    {
        EndPoints = { door.Address },
        User = user == "default" ? null : user,
        Password = password,
        AbortOnConnectFail = true,
        ConnectRetry = 0,
        ConnectTimeout = 15_000,
        AllowAdmin = true,
        TieBreaker = "",
        ConfigurationChannel = "",
        // Subscribing would take a second connection.
        CommandMap = CommandMap.Create(["SUBSCRIBE", "CLUSTER", "SENTINEL"], available: false),
    };

    public async Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellationToken) =>
        await WithAsync(false, async (connection, _) => new[] { new DataTable("0", Table, Table, (long)await connection.GetDatabase().ExecuteAsync("DBSIZE")) }, cancellationToken);

    public Task<DataRows> RowsAsync(string schema, string table, DataWindow window, CancellationToken cancellationToken) => WithAsync(
        false,
        async (connection, began) =>
        {
            if (table != Table) throw new DataRefusedException(DataCodes.NotFound, $"There is no {table}; there are {Table}.");

            var found = new SortedSet<string>(StringComparer.Ordinal);
            await foreach (var key in connection.GetServers()[0].KeysAsync(pattern: string.IsNullOrEmpty(window.Match) ? "*" : window.Match, pageSize: 500).WithCancellation(cancellationToken))
            {
                if (found.Add(key.ToString()) && found.Count >= MostKeys) break;
            }

            var ordered = window is { Sort: "key", Descending: true } ? found.Reverse() : found;
            var limit = Math.Min(window.Limit, options.Rows);
            var page = ordered.Skip(window.Offset).Take(limit).ToList();
            var rows = new List<IReadOnlyList<string?>>();
            foreach (var key in page) rows.Add(await DescribeAsync(connection.GetDatabase(), key));
            return new DataRows(
                [new DataColumn("key", "text", IsKey: true), new DataColumn("type", "text"), new DataColumn("ttl", "seconds"), new DataColumn("value", "text")],
                rows, found.Count > window.Offset + page.Count, null, Milliseconds(began));
        },
        cancellationToken);

    public Task<DataRows> QueryAsync(string statement, bool write, CancellationToken cancellationToken) => WithAsync(
        write,
        async (connection, began) =>
        {
            var words = RedisWords.Split(statement);
            if (words.Count == 0) throw new DataRefusedException(DataCodes.QueryFailed, "There is no command.");

            var result = await connection.GetDatabase().ExecuteAsync(words[0], [.. words.Skip(1).Cast<object>()]);
            var lines = result.Resp2Type == ResultType.Array && !result.IsNull ? [.. ((RedisResult[])result!).Select(Text)] : new[] { Text(result) };
            return new DataRows(
                [new DataColumn("value", result.Resp2Type.ToString().ToLowerInvariant())], [.. lines.Take(options.Rows).Select(line => new[] { line })], lines.Length > options.Rows, null, Milliseconds(began));
        },
        cancellationToken);

    private async Task<string?[]> DescribeAsync(IDatabase database, string key)
    {
        var type = (string?)await database.ExecuteAsync("TYPE", key);
        var left = (long)await database.ExecuteAsync("TTL", key);
        var value = type switch
        {
            "string" => Text(await database.ExecuteAsync("GETRANGE", key, 0, options.ValueCharacters)),
            "list" => Text(await database.ExecuteAsync("LRANGE", key, 0, 9)),
            "set" => Text(await database.ExecuteAsync("SRANDMEMBER", key, 10)),
            "zset" => Text(await database.ExecuteAsync("ZRANGE", key, 0, 9, "WITHSCORES")),
            "hash" => Text(await database.ExecuteAsync("HRANDFIELD", key, 10, "WITHVALUES")),
            _ => null,
        };
        return [key, type, left < 0 ? null : left.ToString(CultureInfo.InvariantCulture), value];
    }

    private string? Text(RedisResult result) => result.IsNull ? null
        : result.Resp2Type == ResultType.Array ? DataText.Shorten($"[{string.Join(", ", ((RedisResult[])result!).Select(Text))}]", options.ValueCharacters)
        : DataText.Shorten(result.ToString() ?? "", options.ValueCharacters);

    private async Task<T> WithAsync<T>(bool write, Func<ConnectionMultiplexer, long, Task<T>> ask, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(options.QueryTimeout);
        try
        {
            var address = write ? Address(door, "default", keys.Password) : Address(door, ServiceKeys.Reader, keys.ReaderPassword);
            address.AsyncTimeout = (int)options.QueryTimeout.TotalMilliseconds;
            await using var connection = await ConnectionMultiplexer.ConnectAsync(address).WaitAsync(late.Token);
            return await ask(connection, Stopwatch.GetTimestamp()).WaitAsync(late.Token);
        }
        catch (Exception exception) when (exception is RedisTimeoutException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new DataRefusedException(DataCodes.TooSlow, $"It took longer than {options.QueryTimeout.TotalSeconds:0} seconds and was stopped.");
        }
        catch (RedisServerException exception)
        {
            throw new DataRefusedException(exception.Message.StartsWith("NOPERM", StringComparison.Ordinal) && !write ? DataCodes.ReadOnly : DataCodes.QueryFailed, exception.Message, exception);
        }
        catch (RedisCommandException exception)
        {
            throw new DataRefusedException(DataCodes.QueryFailed, exception.Message, exception);
        }
        catch (RedisConnectionException exception)
        {
            throw door.WasCut
                ? new DataRefusedException(DataCodes.TooLarge, $"The answer is larger than {options.AnswerBytes >> 20} MB.")
                : new DataRefusedException(DataCodes.Lost, "The service closed the connection.", exception);
        }
    }

    private static long Milliseconds(long began) => (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds;
}
