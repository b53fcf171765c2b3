namespace Forja.Sandboxes.Services.Browsing;

/// <summary>A column of an answer.</summary>
internal sealed record DataColumn(string Name, string Type, bool IsKey = false);
