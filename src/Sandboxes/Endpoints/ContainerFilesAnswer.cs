namespace Forja.Sandboxes.Endpoints;

/// <summary>What came of asking for the files with which Docker runs a project.</summary>
/// <param name="Added">Paths of the files that are new.</param>
/// <param name="Kept">Paths of those that were there before and are as they were.</param>
/// <param name="Composed">Whether the app is started by <c>docker compose</c>: it has several programs, or a database.</param>
public sealed record ContainerFilesAnswer(IReadOnlyList<string> Added, IReadOnlyList<string> Kept, bool Composed);
