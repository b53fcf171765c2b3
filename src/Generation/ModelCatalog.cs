namespace Forja.Generation;

/// <summary>Knows the models that can be asked, from all configured providers.</summary>
public sealed class ModelCatalog
{
    /// <summary>Asks the providers (or remembers); never throws because one of them is away.</summary>
    public Task<ModelListing> ListAsync(CancellationToken cancellationToken) => throw new NotImplementedException();
}
