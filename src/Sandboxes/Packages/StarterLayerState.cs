namespace Forja.Sandboxes.Packages;

/// <summary>How far a starter's packages are.</summary>
public abstract record StarterLayerState
{
    private StarterLayerState()
    {
    }

    /// <summary>Its turn has not come.</summary>
    public sealed record Waiting : StarterLayerState;

    public sealed record Preparing(LayerStage Stage) : StarterLayerState;

    public sealed record Ready : StarterLayerState;

    public sealed record Failed(string Code, string Output) : StarterLayerState;
}
