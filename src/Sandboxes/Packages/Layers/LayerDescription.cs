namespace Forja.Sandboxes.Packages.Layers;

/// <summary>What is written beside a layer.</summary>
internal sealed record LayerDescription(string NodeVersion, string Overrides, DateTimeOffset BuiltAt, long Bytes = 0);
