using System.Data.Common;
using System.Globalization;
using MySqlConnector;

namespace Forja.Sandboxes.Services.Browsing;

/// <summary>The data of a MariaDB database.</summary>
internal sealed class MariaDbBrowser(ServiceDoor door, ServiceKeys keys, ServiceOptions options) : SqlBrowser(door, options)
{
    private const int StatementTimeout = 1969;

    protected override string TablesQuery => """
        SELECT table_schema, table_name, CASE WHEN table_type = 'VIEW' THEN 'view' ELSE 'table' END, table_rows
        FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name LIMIT 2000
        """;

    protected override string ColumnsQuery => """
        SELECT column_name, column_type, column_key = 'PRI' FROM information_schema.columns
        WHERE table_schema = @schema AND table_name = @table ORDER BY ordinal_position
        """;

    public static string Address(ServiceDoor door, string user, string password) => new MySqlConnectionStringBuilder
    {
        Server = door.File,
        ConnectionProtocol = MySqlConnectionProtocol.UnixSocket,
        UserID = user,
        Password = password,
        Database = ServiceKeys.Database,
        Pooling = false,
        SslMode = MySqlSslMode.Disabled,
        AllowLoadLocalInfile = false,
        ConvertZeroDateTime = true,
        TreatTinyAsBoolean = false,
    }.ConnectionString;

    protected override async Task<DbConnection> OpenAsync(bool write, CancellationToken cancellationToken)
    {
        var connection = new MySqlConnection(Address(Door, write ? ServiceKeys.User : ServiceKeys.Reader, write ? keys.Password : keys.ReaderPassword));
        try
        {
            await connection.OpenAsync(cancellationToken);
            var seconds = Options.QueryTimeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            await using var limits = new MySqlCommand($"SET SESSION max_statement_time = {seconds}", connection);
            await limits.ExecuteNonQueryAsync(cancellationToken);
            if (write) return connection;

            await using var begin = new MySqlCommand("START TRANSACTION READ ONLY", connection);
            await begin.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override Task<DbCommand> CommandAsync(DbConnection connection, string statement, IReadOnlyList<(string Name, string Value)> values, CancellationToken cancellationToken)
    {
        var command = new MySqlCommand(statement, (MySqlConnection)connection);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        return Task.FromResult<DbCommand>(command);
    }

    protected override string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    protected override string CodeOf(DbException exception, bool write) => exception switch
    {
        MySqlException { ErrorCode: MySqlErrorCode.CannotExecuteInReadOnlyTransaction } => DataCodes.ReadOnly,
        MySqlException { ErrorCode: MySqlErrorCode.TableAccessDenied or MySqlErrorCode.DatabaseAccessDenied or MySqlErrorCode.AccessDenied or MySqlErrorCode.ColumnAccessDenied or MySqlErrorCode.SpecifiedAccessDeniedError } when !write => DataCodes.ReadOnly,
        MySqlException { Number: StatementTimeout } or MySqlException { ErrorCode: MySqlErrorCode.QueryInterrupted or MySqlErrorCode.CommandTimeoutExpired } => DataCodes.TooSlow,
        MySqlException { ErrorCode: MySqlErrorCode.UnableToConnectToHost } => DataCodes.Lost,
        _ => DataCodes.QueryFailed,
    };
}
