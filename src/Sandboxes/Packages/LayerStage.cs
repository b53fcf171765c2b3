namespace Forja.Sandboxes.Packages;

/// <summary>The steps of preparing a layer, in order.</summary>
public enum LayerStage
{
    Waiting,
    Resolving,
    Installing,
    Optimizing,
    Finishing,
}
