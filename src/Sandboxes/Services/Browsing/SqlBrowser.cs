using System.Data.Common;
using System.Diagnostics;
using System.Globalization;

namespace Forja.Sandboxes.Services.Browsing;

/// <summary>
/// What the two SQL databases have in common. Looking is done as a user who has no right to change anything, in a transaction that may not either, with a time limit of the
/// server's own; and rows and bytes of an answer are bounded on this side as well.
/// </summary>
internal abstract class SqlBrowser(ServiceDoor door, ServiceOptions options) : IDataBrowser
{
    // Beyond the service's own limit, for one that does not hold it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    protected ServiceOptions Options => options;

    protected ServiceDoor Door => door;

    protected abstract string TablesQuery { get; }

    /// <summary>Name, type and whether it belongs to the primary key, of the columns of @schema and @table, in order.</summary>
    protected abstract string ColumnsQuery { get; }

    public async Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellationToken)
    {
        var rows = await AskAsync(TablesQuery, write: false, int.MaxValue, [], cancellationToken);
        return [.. rows.Rows.Select(row => new DataTable(row[0]!, row[1]!, row[2]!, long.TryParse(row[3], CultureInfo.InvariantCulture, out var count) && count >= 0 ? count : null))];
    }

    public async Task<DataRows> RowsAsync(string schema, string table, DataWindow window, CancellationToken cancellationToken)
    {
        var described = await AskAsync(ColumnsQuery, write: false, int.MaxValue, [("schema", schema), ("table", table)], cancellationToken);
        var columns = described.Rows.Select(row => new DataColumn(row[0]!, row[1]!, row[2] is "1" or "t" or "True")).ToList();
        if (columns.Count == 0) throw new DataRefusedException(DataCodes.NotFound, $"There is no table {schema}.{table}.");
        if (window.Sort is { } sort && columns.All(column => column.Name != sort)) throw new DataRefusedException(DataCodes.NotFound, $"{table} has no column {sort}.");

        var keys = columns.Where(column => column.IsKey && column.Name != window.Sort).Select(column => Quote(column.Name));
        var order = (window.Sort is { } first ? [Quote(first) + (window.Descending ? " DESC" : "")] : Array.Empty<string>()).Concat(keys).ToList();
        var by = order.Count == 0 ? "" : $" ORDER BY {string.Join(", ", order)}";
        var limit = Math.Min(window.Limit, options.Rows);
        var text = string.Create(CultureInfo.InvariantCulture, $"SELECT * FROM {Quote(schema)}.{Quote(table)}{by} LIMIT {limit + 1} OFFSET {window.Offset}");
        var rows = await AskAsync(text, write: false, limit, [], cancellationToken);
        return rows with { Columns = [.. rows.Columns.Select(column => columns.Find(known => known.Name == column.Name) ?? column)], Affected = null };
    }

    public async Task<DataRows> QueryAsync(string statement, bool write, CancellationToken cancellationToken)
    {
        var rows = await AskAsync(statement, write, options.Rows, [], cancellationToken);
        return write ? rows : rows with { Affected = null };
    }

    /// <summary>Opens a connection: as the app when it may write, else as the user who may only read, in a transaction that only reads.</summary>
    protected abstract Task<DbConnection> OpenAsync(bool write, CancellationToken cancellationToken);

    /// <summary>A command for this one statement; refuses several.</summary>
    protected abstract Task<DbCommand> CommandAsync(DbConnection connection, string statement, IReadOnlyList<(string Name, string Value)> values, CancellationToken cancellationToken);

    protected abstract string Quote(string name);

    /// <summary>What a failure of the database means.</summary>
    protected abstract string CodeOf(DbException exception, bool write);

    private async Task<DataRows> AskAsync(string statement, bool write, int most, IReadOnlyList<(string Name, string Value)> values, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(options.QueryTimeout + Patience);
        try
        {
            await using var connection = await OpenAsync(write, late.Token);
            await using var command = await CommandAsync(connection, statement, values, late.Token);
            var began = Stopwatch.GetTimestamp();
            await using var reader = await command.ExecuteReaderAsync(late.Token);
            var (columns, rows, more) = await ReadAsync(reader, most, late.Token);

            // Whoever leaves a reader early reads the rest of it otherwise.
            if (more) command.Cancel();
            else while (await reader.NextResultAsync(late.Token)) await ReadAsync(reader, most, late.Token);
            return new DataRows(columns, rows, more, reader.RecordsAffected >= 0 ? reader.RecordsAffected : null, (long)Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DataRefusedException(DataCodes.TooSlow, $"It took longer than {options.QueryTimeout.TotalSeconds:0} seconds and was stopped.");
        }
        catch (Exception) when (door.WasCut)
        {
            throw new DataRefusedException(DataCodes.TooLarge, $"The answer is larger than {options.AnswerBytes >> 20} MB. Ask for fewer columns or rows.");
        }
        catch (DbException exception)
        {
            throw new DataRefusedException(CodeOf(exception, write), exception.Message, exception);
        }
        catch (IOException exception)
        {
            throw new DataRefusedException(DataCodes.Lost, "The service closed the connection.", exception);
        }
    }

    private async Task<(List<DataColumn> Columns, List<IReadOnlyList<string?>> Rows, bool More)> ReadAsync(DbDataReader reader, int most, CancellationToken cancellationToken)
    {
        var columns = Enumerable.Range(0, reader.FieldCount).Select(index => new DataColumn(reader.GetName(index), reader.GetDataTypeName(index).ToLowerInvariant())).ToList();
        var rows = new List<IReadOnlyList<string?>>();
        while (await reader.ReadAsync(cancellationToken))
        {
            if (rows.Count == most) return (columns, rows, true);
            rows.Add([.. Enumerable.Range(0, columns.Count).Select(index => DataText.Of(reader.GetValue(index), options.ValueCharacters))]);
        }

        return (columns, rows, false);
    }
}
