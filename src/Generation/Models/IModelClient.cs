namespace Forja.Generation.Models;

/// <summary>Speaks one provider's protocol through its own SDK. Retries, timeouts and continuations are not its business.</summary>
internal interface IModelClient
{
    /// <summary>
    /// Streams one answer. A stream that ends without <see cref="ModelUpdate.Stopped"/> is not complete. <paramref name="onBytes"/> is called
    /// whenever anything arrives, keep-alives too. Throws <see cref="ModelFault"/>.
    /// </summary>
    IAsyncEnumerable<ModelUpdate> StreamAsync(ModelCall call, Action onBytes, CancellationToken cancellationToken);

    /// <summary>Asks for the models. Throws <see cref="ModelFault"/>.</summary>
    Task<IReadOnlyList<ListedModel>> ListAsync(CancellationToken cancellationToken);
}
