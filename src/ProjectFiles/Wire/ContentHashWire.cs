namespace Forja.ProjectFiles.Wire;

/// <summary>Carries a <see cref="ContentHash"/> between machines.</summary>
[RegisterConverter]
internal sealed class ContentHashWire : IConverter<ContentHash, TextSurrogate>
{
    public ContentHash ConvertFromSurrogate(in TextSurrogate surrogate) => ContentHash.Parse(surrogate.Text);

    public TextSurrogate ConvertToSurrogate(in ContentHash value) => new() { Text = value.Value };
}
