namespace Forja.ProjectFiles.Wire;

/// <summary>Carries a <see cref="ProjectId"/> between machines.</summary>
[RegisterConverter]
internal sealed class ProjectIdWire : IConverter<ProjectId, TextSurrogate>
{
    public ProjectId ConvertFromSurrogate(in TextSurrogate surrogate) => ProjectId.Parse(surrogate.Text);

    public TextSurrogate ConvertToSurrogate(in ProjectId value) => new() { Text = value.Value };
}
