using System.Collections.Immutable;

namespace Forja.ProjectFiles;

/// <summary>
/// Edits for the working tree that make no version yet. <paramref name="BaseVersion"/> is the version their author had read: where a person changed a file
/// since, a three-way merge is tried. Guards (protected paths, placeholders, shrinking) look at edits of <see cref="VersionAuthors.Model"/> only.
/// </summary>
/// <param name="Author">One of <see cref="VersionAuthors"/>.</param>
/// <param name="TurnId">The turn they belong to; a turn's own earlier edits are not "a person's change".</param>
/// <param name="BaseVersion">The version read before editing; null takes the files as they are.</param>
/// <param name="Edits">In order; each is judged by itself.</param>
/// <param name="AllowShrink">The author said that much of a file goes away on purpose.</param>
[GenerateSerializer, Immutable]
public sealed record EditBatch(
    [property: Id(0)] string Author,
    [property: Id(1)] string? TurnId,
    [property: Id(2)] int? BaseVersion,
    [property: Id(3)] ImmutableArray<FileEdit> Edits,
    [property: Id(4)] bool AllowShrink = false);
