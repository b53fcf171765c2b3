namespace Forja.Sandboxes.Services.Browsing;

/// <summary>Rows as text, null where the value is none.</summary>
/// <param name="Columns">What the values are.</param>
/// <param name="Rows">The rows, each as long as the columns.</param>
/// <param name="More">There are more rows than these.</param>
/// <param name="Affected">Rows that a statement changed; null where it changed none and could not.</param>
/// <param name="Milliseconds">How long the service took.</param>
internal sealed record DataRows(IReadOnlyList<DataColumn> Columns, IReadOnlyList<IReadOnlyList<string?>> Rows, bool More, long? Affected, long Milliseconds);
