namespace Forja.Shots;

/// <summary>One way in which the screens are looked at.</summary>
internal sealed record Look(string Size, int Width, int Height, ColorScheme Scheme, string Language)
{
    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("tablet", 1024, 768), ("desktop", 1440, 900)];

    public static IEnumerable<Look> All =>
        from size in Sizes
        from scheme in new[] { ColorScheme.Light, ColorScheme.Dark }
        from language in new[] { "en", "pt-BR" }
        select new Look(size.Name, size.Width, size.Height, scheme, language);

    public bool IsNarrow => Width < 768;

    public string FileName(string screen) => $"{screen}-{Size}-{Scheme.ToString().ToLowerInvariant()}-{Language}.png";
}
