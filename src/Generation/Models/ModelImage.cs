namespace Forja.Generation.Models;

/// <summary>A picture for a model that reads them.</summary>
internal sealed record ModelImage(string MediaType, ReadOnlyMemory<byte> Bytes);
