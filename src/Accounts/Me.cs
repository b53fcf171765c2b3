namespace Forja.Accounts;

/// <summary>Answer of <c>GET /api/me</c>: who acts, on which instance, and where its previews live.</summary>
/// <param name="Person">The one local person.</param>
/// <param name="Instance">The id in the names of this instance's cookies.</param>
/// <param name="Mode">Always <c>local</c> so far: one person, no accounts.</param>
/// <param name="PreviewHost">With the port that people use, for example <c>preview.localhost:7070</c>.</param>
public sealed record Me(Person Person, string Instance, string Mode, string PreviewHost);
