using System.Text.Json;

namespace Forja.Generation.Tools;

/// <summary>A tool as models are told of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it does and when to use it.</param>
/// <param name="Parameters">The JSON schema of its arguments: properties in the order in which models should write them.</param>
/// <param name="Required">The arguments that must be there.</param>
/// <param name="ChangesFiles">Of no use where a model may only read.</param>
internal sealed record ToolDefinition(string Name, string Description, IReadOnlyDictionary<string, JsonElement> Parameters, IReadOnlyList<string> Required, bool ChangesFiles = false);
