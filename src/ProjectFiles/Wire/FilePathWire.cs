namespace Forja.ProjectFiles.Wire;

/// <summary>Carries a <see cref="FilePath"/> between machines.</summary>
[RegisterConverter]
internal sealed class FilePathWire : IConverter<FilePath, TextSurrogate>
{
    public FilePath ConvertFromSurrogate(in TextSurrogate surrogate) => FilePath.Parse(surrogate.Text);

    public TextSurrogate ConvertToSurrogate(in FilePath value) => new() { Text = value.Value };
}
