using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Forja.ProjectFiles.Starters;

/// <summary>
/// What a project is called: a title for people and a name that package managers accept. Both come from the prompt by plain rules, so that a project
/// has a name before any model has spoken.
/// </summary>
public sealed partial record ProjectNames
{
    /// <summary>Longest title in characters; about what a card or a browser tab shows.</summary>
    public const int MaxTitleLength = 60;

    private ProjectNames(string title, string name) => (Title, Name) = (title, name);

    public string Title { get; }

    /// <summary>Lower-case letters, digits and hyphens; never empty.</summary>
    public string Name { get; }

    /// <summary>The names of a project that a person titled.</summary>
    public static ProjectNames FromTitle(string title)
    {
        var clean = Shorten(Whitespace().Replace(string.Concat(title.Where(character => !char.IsControl(character) || char.IsWhiteSpace(character))), " ").Trim());
        return new ProjectNames(clean.Length == 0 ? "App" : clean, Slug(clean));
    }

    /// <summary>The names of a project that began as a sentence: "crie um quadro kanban com arrastar e soltar" becomes "Quadro kanban".</summary>
    public static ProjectNames FromPrompt(string prompt)
    {
        var firstLine = prompt.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        var quoted = Quoted().Match(firstLine);
        if (quoted.Success) return FromTitle(quoted.Groups[1].Value);

        var subject = Request().Replace(firstLine, "");
        var end = ClauseEnd().Match(subject);
        if (end is { Success: true, Index: > 2 }) subject = subject[..end.Index];
        var purpose = Purpose().Match(subject);
        if (purpose.Success) subject = subject[..purpose.Index];
        subject = subject.Trim(' ', '.', ',', ';', ':', '!', '?', '-', '"', '\'');
        return FromTitle(subject.Length == 0 ? "" : char.ToUpper(subject[0], CultureInfo.InvariantCulture) + subject[1..]);
    }

    private static string Shorten(string title)
    {
        if (title.Length <= MaxTitleLength) return title;
        var space = title.LastIndexOf(' ', MaxTitleLength);
        var cut = space > MaxTitleLength / 2 ? space : MaxTitleLength;
        if (char.IsHighSurrogate(title[cut - 1])) cut--;
        return title[..cut].TrimEnd();
    }

    private static string Slug(string title)
    {
        var slug = new StringBuilder();
        foreach (var character in Accents.Remove(title).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(character)) slug.Append(character);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        var name = slug.ToString().Trim('-');
        return name.Length == 0 ? "app" : name[..Math.Min(name.Length, 50)].Trim('-');
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    // "chamado X", "called 'X'": a name that the person chose stands above every rule.
    [GeneratedRegex("""(?:chamad[oa]|intitulad[oa]|com o nome(?: de)?|called|named|titled)\s+["'“‘«]([^"'”’»]{2,60})["'”’»]""", RegexOptions.IgnoreCase)]
    private static partial Regex Quoted();

    // What stands before the thing itself: "please", "I want", "create", "um app de", "a simple".
    [GeneratedRegex(
        @"^(?:(?:por favor|please|can you|could you|você pode|voce pode|eu|i|we|nós|quero|queria|gostaria de|preciso(?: de)?|want(?: to)?|need(?: to)?|would like(?: to)?|"
        + @"criar?|crie|cria|fazer|faça|faca|faz|construir|construa|desenvolver|desenvolva|montar|monte|gerar|gere|implementar|implemente|implement|"
        + @"create|make|build|develop|design|generate|write|me|for me|para mim|um|uma|an|a|the|o|uns|umas|simples|simple|small|pequeno|pequena)(?:\s+|,\s*))+",
        RegexOptions.IgnoreCase)]
    private static partial Regex Request();

    // "… for users to play", "… to display": what a thing of two words or more is good for belongs to the description.
    [GeneratedRegex(@"(?<=\S\s+\S+)\s(?:para|for|to|in order to|a fim de)\s", RegexOptions.IgnoreCase)]
    private static partial Regex Purpose();

    // What follows the thing: how it shall be, rather than what it is.
    [GeneratedRegex(
        @"[.,;:!?(\n]|\s(?:com|que|onde|usando|utilizando|em que|no qual|na qual|with|that|where|which|using|in which|so that|built|feito em|feita em|written in|implementing)\s",
        RegexOptions.IgnoreCase)]
    private static partial Regex ClauseEnd();
}
