namespace Forja.Sandboxes.Packages.Layers;

/// <summary>How a build ended.</summary>
internal abstract record LayerResult
{
    private LayerResult()
    {
    }

    public sealed record Built(StoredLayer Layer) : LayerResult;

    public sealed record Failed(string Code, string Output) : LayerResult;
}
