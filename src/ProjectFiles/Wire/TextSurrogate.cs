namespace Forja.ProjectFiles.Wire;

/// <summary>How the values that are one checked text travel between grains on different machines: as that text, checked again on arrival.</summary>
[GenerateSerializer]
internal struct TextSurrogate
{
    [Id(0)]
    public string Text;
}
