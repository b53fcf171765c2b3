using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using Forja.ProjectFiles;

namespace Forja.Generation.Prompts;

/// <summary>The words of a request that can be looked for in a project: rare ones say more than common ones. Pure.</summary>
internal sealed class RequestWords
{
    // One bit of an int for each.
    private const int MostWords = 24;
    private const int Shortest = 3;

    /// <summary>Characters of a file that are searched; what matters of a source file stands there.</summary>
    private const int Searched = 24 * 1024;

    private const double InPath = 6;
    private const double InText = 2;

    /// <summary>A word that stands in more of the files than this says nothing about any of them.</summary>
    private const double TooCommon = 0.6;

    // Words of requests, in English and Portuguese, that are in every request or in every source file.
    private static readonly FrozenSet<string> Idle = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "the", "and", "for", "with", "that", "this", "from", "when", "into", "should", "would", "could", "please", "make", "add", "change", "use", "have", "has", "can", "new", "all", "not", "but", "are", "was",
        "also", "one", "each", "every", "them", "they", "its", "our", "you", "your", "user", "users", "app", "website", "site", "page", "pages", "button", "show", "create", "update", "remove", "want", "need", "like",
        "que", "para", "com", "uma", "uns", "dos", "das", "por", "mais", "como", "quando", "deve", "ser", "está", "adicione", "adicionar", "mude", "mudar", "crie", "criar", "faça", "fazer", "coloque", "quero", "preciso",
        "página", "botão", "aplicativo", "também", "cada", "todos", "todas", "não", "isso", "esta", "este", "numa", "num", "nos", "nas", "seu", "sua", "return", "const", "import", "export", "function", "class", "text", "div");

    private static readonly FrozenSet<string> Looks = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "color", "colors", "colour", "colours", "cor", "cores", "theme", "tema", "dark", "light", "escuro", "claro", "background", "fundo", "font", "fonte", "style", "estilo", "design", "visual", "layout", "spacing", "look", "palette", "paleta", "rounded", "shadow");

    private readonly string _text;
    private readonly List<string> _stems;

    private RequestWords(string text, List<string> stems, bool speaksOfLooks) => (_text, _stems, SpeaksOfLooks) = (text, stems, speaksOfLooks);

    /// <summary>It asks for another colour, font or the like, so stylesheets matter.</summary>
    public bool SpeaksOfLooks { get; }

    public static RequestWords Of(string request)
    {
        var text = request.Length > Searched ? request[..Searched] : request;
        var words = Split(text).Where(word => word.Length >= Shortest).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        var stems = words.Where(word => !Idle.Contains(word)).Select(Stem).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(stem => stem.Length).Take(MostWords).ToList();
        return new RequestWords(text, stems, words.Exists(Looks.Contains));
    }

    /// <summary>The request has the file's path, or its name with the ending.</summary>
    public bool Names(FilePath path) =>
        _text.Contains(path.Value, StringComparison.OrdinalIgnoreCase) || (path.Name.Length > 4 && _text.Contains(path.Name, StringComparison.OrdinalIgnoreCase));

    /// <summary>How much of the request each file speaks of.</summary>
    public double[] Score(IReadOnlyList<ProjectFileView> files)
    {
        var scores = new double[files.Count];
        if (_stems.Count == 0) return scores;

        var any = SearchValues.Create([.. _stems], StringComparison.OrdinalIgnoreCase);
        var inText = new int[files.Count];
        var inPath = new int[files.Count];
        for (var at = 0; at < files.Count; at++)
        {
            var text = files[at].Text.AsSpan();
            inText[at] = Found(text.Length > Searched ? text[..Searched] : text, any);
            inPath[at] = Found(files[at].Path.Value, any);
        }

        for (var stem = 0; stem < _stems.Count; stem++)
        {
            var bit = 1 << stem;
            var found = 0;
            for (var at = 0; at < files.Count; at++) found += ((inText[at] | inPath[at]) & bit) != 0 ? 1 : 0;
            if (found == 0 || (files.Count > 4 && found > files.Count * TooCommon)) continue;

            var weight = Math.Log(1 + ((double)files.Count / found));
            for (var at = 0; at < files.Count; at++)
            {
                scores[at] += weight * (((inText[at] & bit) != 0 ? InText : 0) + ((inPath[at] & bit) != 0 ? InPath : 0));
            }
        }

        return scores;
    }

    /// <summary>
    /// Which stems begin a word of the text, as bits: "list" is in "taskList" and in "to-do list", "put" is not in "input". One pass for all of them.
    /// </summary>
    private int Found(ReadOnlySpan<char> text, SearchValues<string> any)
    {
        var found = 0;
        for (var from = 0; from < text.Length;)
        {
            var next = text[from..].IndexOfAny(any);
            if (next < 0) break;

            var at = from + next;
            from = at + 1;
            if (at > 0 && char.IsLetter(text[at - 1]) && !(char.IsUpper(text[at]) && char.IsLower(text[at - 1]))) continue;
            for (var stem = 0; stem < _stems.Count; stem++)
            {
                if ((found & (1 << stem)) == 0 && text[at..].StartsWith(_stems[stem], StringComparison.OrdinalIgnoreCase)) found |= 1 << stem;
            }
        }

        return found;
    }

    // "properties" and "property", "filtros" and "filtro": the last letters carry the grammar.
    private static string Stem(string word) => word.Length switch
    {
        > 7 => word[..^3],
        > 5 => word[..^2],
        > 3 when word.EndsWith('s') => word[..^1],
        _ => word,
    };

    private static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var at = 0; at <= text.Length; at++)
        {
            var isWord = at < text.Length && (char.IsLetterOrDigit(text[at]) || CharUnicodeInfo.GetUnicodeCategory(text[at]) == UnicodeCategory.NonSpacingMark);
            if (isWord && start < 0) start = at;
            if (isWord || start < 0) continue;
            yield return text[start..at];
            start = -1;
        }
    }
}
