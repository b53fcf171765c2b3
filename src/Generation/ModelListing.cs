namespace Forja.Generation;

/// <summary>All models that can be asked, the one to use when nobody chooses, and what went wrong while asking for them.</summary>
/// <param name="Models">Best first, by provider.</param>
/// <param name="Default">The model for a request that names none; null when there is no model at all.</param>
/// <param name="Errors">One line per provider that did not answer.</param>
public sealed record ModelListing(IReadOnlyList<ModelInfo> Models, ModelInfo? Default, IReadOnlyList<string> Errors);
