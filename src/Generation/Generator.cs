namespace Forja.Generation;

/// <summary>Asks a model and gives what it answers as events, whatever happens on the way. Safe to call from many places at once.</summary>
public sealed class Generator
{
    /// <summary>Streams one answer. Ends in exactly one <see cref="GenerationEvent.Completed"/> or <see cref="GenerationEvent.Failed"/>, unless cancelled.</summary>
    public IAsyncEnumerable<GenerationEvent> GenerateAsync(GenerationRequest request, CancellationToken cancellationToken) => throw new NotImplementedException();
}
