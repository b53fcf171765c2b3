namespace Forja.Generation.Models;

/// <summary>A model together with the client that reaches it.</summary>
internal sealed record ResolvedModel(ModelInfo Info, IModelClient Client);
