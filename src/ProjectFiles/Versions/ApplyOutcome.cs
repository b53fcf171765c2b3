using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>What became of each edit of an <see cref="EditBatch"/>, in its order.</summary>
[GenerateSerializer, Immutable]
public sealed record ApplyOutcome([property: Id(0)] ImmutableArray<EditOutcome> Edits);
