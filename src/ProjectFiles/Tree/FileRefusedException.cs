namespace Forja.ProjectFiles;

/// <summary>
/// The working tree does not do what was asked. Thrown from the depth of a walk and turned into a named outcome once, at the writer's or the endpoint's edge.
/// </summary>
public sealed class FileRefusedException(string code, string message) : Exception(message)
{
    /// <summary>Stable, for programs and translations: <see cref="FileCodes"/>.</summary>
    public string Code { get; } = code;
}
