namespace Forja.Turns.Checks.Browsing;

/// <summary>A window that a page is looked at in.</summary>
internal sealed record Viewport(string Name, int Width, int Height, bool Touch)
{
    public static Viewport Desktop { get; } = new("desktop", 1440, 900, Touch: false);

    public static Viewport Phone { get; } = new("phone", 390, 844, Touch: true);
}
