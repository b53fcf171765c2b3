using System.Data.Common;
using Npgsql;

namespace Forja.Sandboxes.Services.Browsing;

/// <summary>The data of a PostgreSQL database.</summary>
internal sealed class PostgresBrowser(ServiceDoor door, ServiceKeys keys, ServiceOptions options) : SqlBrowser(door, options)
{
    protected override string TablesQuery => """
        SELECT n.nspname, c.relname, CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END, c.reltuples::bigint
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.relkind IN ('r', 'p', 'v', 'm') AND NOT c.relispartition AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\_%'
        ORDER BY n.nspname <> 'public', n.nspname, c.relname LIMIT 2000
        """;

    protected override string ColumnsQuery => """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod), coalesce(a.attnum = ANY (i.indkey), false)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
        WHERE n.nspname = @schema AND c.relname = @table AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """;

    public static string Address(ServiceDoor door, string user, string password, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = door.Folder,
        Port = ServiceKind.Postgres.Port,
        Username = user,
        Password = password,
        Database = database,
        Pooling = false,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    protected override async Task<DbConnection> OpenAsync(bool write, CancellationToken cancellationToken)
    {
        var address = Address(Door, write ? ServiceKeys.User : ServiceKeys.Reader, write ? keys.Password : keys.ReaderPassword, ServiceKeys.Database);
        var connection = new NpgsqlConnection(address);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var limits = new NpgsqlCommand($"SET statement_timeout = {(long)Options.QueryTimeout.TotalMilliseconds}", connection);
            await limits.ExecuteNonQueryAsync(cancellationToken);
            if (write) return connection;

            await using var begin = new NpgsqlCommand("BEGIN TRANSACTION READ ONLY", connection);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override async Task<DbCommand> CommandAsync(DbConnection connection, string statement, IReadOnlyList<(string Name, string Value)> values, CancellationToken cancellationToken)
    {
        // The driver takes a text of several statements apart by itself; a batch's command it passes on as it is, and PostgreSQL refuses it.
        if (values.Count == 0)
        {
            try
            {
                await using var one = new NpgsqlBatch((NpgsqlConnection)connection) { BatchCommands = { new NpgsqlBatchCommand(statement) } };
                await one.PrepareAsync(cancellationToken);
            }
            catch (PostgresException exception) when (exception.MessageText.Contains("multiple commands", StringComparison.Ordinal))
            {
                throw new DataRefusedException(DataCodes.OneStatement, "One statement at a time.");
            }
        }

        var command = new NpgsqlCommand(statement, (NpgsqlConnection)connection) { AllResultTypesAreUnknown = true };
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return command;
    }

    protected override string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    protected override string CodeOf(DbException exception, bool write) => (exception as PostgresException)?.SqlState switch
    {
        PostgresErrorCodes.ReadOnlySqlTransaction => DataCodes.ReadOnly,
        PostgresErrorCodes.InsufficientPrivilege when !write => DataCodes.ReadOnly,
        PostgresErrorCodes.QueryCanceled => DataCodes.TooSlow,
        null => DataCodes.Lost,
        _ => DataCodes.QueryFailed,
    };
}
