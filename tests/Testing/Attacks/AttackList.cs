namespace Forja.Testing.Attacks;

/// <summary>Every attack that is tried from inside a sandbox, on each runtime.</summary>
public static class AttackList
{
    public static IReadOnlyList<string> Runtimes { get; } = ["crun", "runc"];

    public static IReadOnlyList<Attack> All { get; } = [.. Escapes.All, .. Exhaustions.All, .. Bendings.All];
}
