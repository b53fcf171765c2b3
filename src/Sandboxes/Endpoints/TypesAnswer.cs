using System.Collections.Immutable;

namespace Forja.Sandboxes.Endpoints;

/// <summary>The type declarations of a project's packages: path below <c>node_modules</c> → text. The key stays as long as they do.</summary>
internal sealed record TypesAnswer(string? Key, ImmutableSortedDictionary<string, string> Files);
