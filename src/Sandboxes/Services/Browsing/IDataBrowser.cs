namespace Forja.Sandboxes.Services.Browsing;

/// <summary>Looks at the data of one service. Only <see cref="QueryAsync"/> can change anything, and only when it is told that it may. Throws <see cref="DataRefusedException"/> with a code.</summary>
internal interface IDataBrowser
{
    Task<IReadOnlyList<DataTable>> TablesAsync(CancellationToken cancellationToken);

    /// <summary>Some rows of a table in a stable order, with its columns.</summary>
    Task<DataRows> RowsAsync(string schema, string table, DataWindow window, CancellationToken cancellationToken);

    /// <summary>One statement in the service's own language.</summary>
    Task<DataRows> QueryAsync(string statement, bool write, CancellationToken cancellationToken);
}
