namespace Forja.Sandboxes.Packages;

/// <summary>How far the preparation of a layer is, or a line that the installer printed.</summary>
public sealed record LayerProgress(LayerStage Stage, string? Line = null);
