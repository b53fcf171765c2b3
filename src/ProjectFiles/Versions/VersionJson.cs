using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>How a version's changes are written in its row.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(IReadOnlyList<FileChange>))]
[JsonSerializable(typeof(FileChange[]))]
internal sealed partial class VersionJson : JsonSerializerContext;
