using System.Globalization;
using System.Text;

namespace Forja.Generation.Prompts;

/// <summary>
/// The CSS colours that a request asks for, in whichever spelling ("light pink", "LightPink"), with their value and what reads on them: so that nobody has to remember either. Pure.
/// </summary>
public static class NamedColours
{
    private const int Most = 6;
    private const int MostWordsInName = 4;

    // WCAG 2: for text, and for bold text of 18.66 pixels or more.
    private const double Readable = 4.5;
    private const double ReadableLarge = 3;

    // Below this, a tinted black falls under what can be read.
    private const double Comfortable = 6;

    // Names and values of CSS Color 4.
    private const string Table = """
        aliceblue f0f8ff antiquewhite faebd7 aqua 00ffff aquamarine 7fffd4 azure f0ffff beige f5f5dc bisque ffe4c4 black 000000 blanchedalmond ffebcd
        blue 0000ff blueviolet 8a2be2 brown a52a2a burlywood deb887 cadetblue 5f9ea0 chartreuse 7fff00 chocolate d2691e coral ff7f50
        cornflowerblue 6495ed cornsilk fff8dc crimson dc143c cyan 00ffff darkblue 00008b darkcyan 008b8b darkgoldenrod b8860b darkgray a9a9a9
        darkgreen 006400 darkkhaki bdb76b darkmagenta 8b008b darkolivegreen 556b2f darkorange ff8c00 darkorchid 9932cc darkred 8b0000
        darksalmon e9967a darkseagreen 8fbc8f darkslateblue 483d8b darkslategray 2f4f4f darkturquoise 00ced1 darkviolet 9400d3 deeppink ff1493
        deepskyblue 00bfff dimgray 696969 dodgerblue 1e90ff firebrick b22222 floralwhite fffaf0 forestgreen 228b22 fuchsia ff00ff gainsboro dcdcdc
        ghostwhite f8f8ff gold ffd700 goldenrod daa520 gray 808080 green 008000 greenyellow adff2f honeydew f0fff0 hotpink ff69b4 indianred cd5c5c
        indigo 4b0082 ivory fffff0 khaki f0e68c lavender e6e6fa lavenderblush fff0f5 lawngreen 7cfc00 lemonchiffon fffacd lightblue add8e6
        lightcoral f08080 lightcyan e0ffff lightgoldenrodyellow fafad2 lightgray d3d3d3 lightgreen 90ee90 lightpink ffb6c1 lightsalmon ffa07a
        lightseagreen 20b2aa lightskyblue 87cefa lightslategray 778899 lightsteelblue b0c4de lightyellow ffffe0 lime 00ff00 limegreen 32cd32
        linen faf0e6 magenta ff00ff maroon 800000 mediumaquamarine 66cdaa mediumblue 0000cd mediumorchid ba55d3 mediumpurple 9370db
        mediumseagreen 3cb371 mediumslateblue 7b68ee mediumspringgreen 00fa9a mediumturquoise 48d1cc mediumvioletred c71585 midnightblue 191970
        mintcream f5fffa mistyrose ffe4e1 moccasin ffe4b5 navajowhite ffdead navy 000080 oldlace fdf5e6 olive 808000 olivedrab 6b8e23 orange ffa500
        orangered ff4500 orchid da70d6 palegoldenrod eee8aa palegreen 98fb98 paleturquoise afeeee palevioletred db7093 papayawhip ffefd5
        peachpuff ffdab9 peru cd853f pink ffc0cb plum dda0dd powderblue b0e0e6 purple 800080 rebeccapurple 663399 red ff0000 rosybrown bc8f8f
        royalblue 4169e1 saddlebrown 8b4513 salmon fa8072 sandybrown f4a460 seagreen 2e8b57 seashell fff5ee sienna a0522d silver c0c0c0
        skyblue 87ceeb slateblue 6a5acd slategray 708090 snow fffafa springgreen 00ff7f steelblue 4682b4 tan d2b48c teal 008080 thistle d8bfd8
        tomato ff6347 turquoise 40e0d0 violet ee82ee wheat f5deb3 white ffffff whitesmoke f5f5f5 yellow ffff00 yellowgreen 9acd32
        """;

    // "Salmon with olives" is a dish; "salmon for the buttons" is a colour.
    private static readonly string[] Signs =
        ["color", "colour", "background", "backdrop", "theme", "palette", "component", "element", "button", "ui ", "shade", "fundo", " cor ", "cores", "tema", "botões"];

    private static readonly Dictionary<string, string> Values = Table.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);

    // Whose sentence speaks of what stands behind everything.
    private static readonly string[] Behind = ["background", "backdrop", "fundo"];

    /// <summary>Each once, in the order of the request.</summary>
    public static IReadOnlyList<NamedColour> In(string request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var found = new List<NamedColour>();
        foreach (var sentence in request.Split(['.', '\n', '!', '?'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Array.Exists(Signs, sign => sentence.Contains(sign, StringComparison.OrdinalIgnoreCase))) continue;
            var behind = Array.Exists(Behind, word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase));
            found.AddRange(NamesIn(sentence).Select(name => new NamedColour(name, Values[name], behind)));
        }

        return [.. found.DistinctBy(colour => colour.Name).Take(Most)];
    }

    private static IEnumerable<string> NamesIn(string sentence)
    {
        var words = Words(sentence.ToLowerInvariant().Replace("grey", "gray", StringComparison.Ordinal));
        for (var at = 0; at < words.Count; at++)
        {
            for (var length = Math.Min(MostWordsInName, words.Count - at); length > 0; length--)
            {
                var name = string.Concat(words.GetRange(at, length));
                if (!Values.ContainsKey(name)) continue;
                yield return name;
                at += length - 1;
                break;
            }
        }
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var character in text + " ")
        {
            if (char.IsAsciiLetter(character)) word.Append(character);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    /// <summary>A colour as the model is told of it.</summary>
    public static string Describe(NamedColour colour)
    {
        ArgumentNullException.ThrowIfNull(colour);
        var (name, value) = (colour.Name, colour.Value);
        var light = Luminance(value);
        var (white, black) = (1.05 / (light + 0.05), (light + 0.05) / 0.05);
        var dark = black >= Comfortable ? "near-black" : "pure black `#000`";
        var text = white >= Readable ? $"white text on it, {white:0.#} : 1" : white >= ReadableLarge ? $"{dark} text on it, {black:0.#} : 1; white only bold from 19 pixels" : $"{dark} text on it, {black:0.#} : 1";
        return $"`{name}` #{value} ({text})";
    }

    private static double Luminance(string value)
    {
        var parts = value.Chunk(2).Select(pair => int.Parse(pair, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4)).ToArray();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }
}
