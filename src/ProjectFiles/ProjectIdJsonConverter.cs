using System.Text.Json;
using System.Text.Json.Serialization;

namespace Forja.ProjectFiles;

/// <summary>Carries a <see cref="ProjectId"/> as plain text in JSON.</summary>
internal sealed class ProjectIdJsonConverter : JsonConverter<ProjectId>
{
    public override ProjectId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ProjectId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException("Not a project id.");

    public override void Write(Utf8JsonWriter writer, ProjectId value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
