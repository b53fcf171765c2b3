using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>Carries a <see cref="FilePath"/> as plain text in JSON; a bad path is a bad document.</summary>
internal sealed class FilePathJsonConverter : JsonConverter<FilePath>
{
    public override FilePath Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        FilePath.TryParse(reader.GetString(), out var path) ? path : throw new JsonException("Not a path inside a project.");

    public override void Write(Utf8JsonWriter writer, FilePath value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
