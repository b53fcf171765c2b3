namespace Forja.Sandboxes.Services.Browsing;

/// <summary>A table or a view; of Redis there is one, its keys.</summary>
/// <param name="Schema">Where it is.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Kind">"table", "view" or "keys".</param>
/// <param name="Rows">About how many rows it has; null when the service does not know without counting.</param>
internal sealed record DataTable(string Schema, string Name, string Kind, long? Rows);
