using System.Text.RegularExpressions;

namespace Forja.ProjectFiles.Starters;

/// <summary>
/// Chooses the starter for a prompt by the words in it, in Portuguese or English: a framework that is named wins, then the kind of thing that is asked for;
/// without either it is React. Pure.
/// </summary>
public static partial class PickStarter
{
    public const string Default = "react";

    private const string FullStack = "fullstack";

    /// <param name="prompt">What a person wrote.</param>
    /// <param name="available">Whether a starter can run here; without it, all can.</param>
    public static string For(string prompt, Func<string, bool>? available = null)
    {
        var wanted = Wanted(prompt);
        while (available?.Invoke(wanted) == false && wanted != Default) wanted = Instead(wanted);
        return wanted;
    }

    // The nearest that asks less of the machine.
    private static string Instead(string id) => id switch
    {
        "fastapi" => "flask",
        "flask" or "go" or "dotnet" => "express",
        _ => Default,
    };

    private static string Wanted(string prompt)
    {
        var text = WithoutRefused(Accents.Remove(prompt).ToLowerInvariant());

        // A framework by name. The one named first is meant: "uma API em Flask, depois talvez Vue".
        var named = FrameworkRules().Matches(text).Select(Framework).OfType<string>().ToList();
        if (named is ["react", ..] && (named.Contains("express") || FullStackRule().IsMatch(text) || DatabaseRule().IsMatch(text))) return FullStack;
        if (named.Count > 0) return named[0];

        if (PythonRule().IsMatch(text)) return "flask";
        if (FullStackRule().IsMatch(text)) return FullStack;
        if (ApiRule().IsMatch(text) && !ScreenRule().IsMatch(text)) return "express";
        if (DatabaseRule().IsMatch(text)) return FullStack;
        if (PlainPageRule().IsMatch(text)) return "html";
        return Default;
    }

    // "Sem back-end", "without a server or a database": what is not wanted says nothing about what is. "No" refuses in English and means "in the" in Portuguese.
    private static string WithoutRefused(string text) => (PortugueseRule().IsMatch(text) ? RefusedInPortugueseRule() : RefusedInEnglishRule()).Replace(text, " ");

    private static string? Framework(Match match)
    {
        foreach (var id in (ReadOnlySpan<string>)["react", "vue", "svelte", "fastapi", "flask", "dotnet", "go", "express", "html"])
        {
            if (match.Groups[id].Success) return id;
        }

        return null;
    }

    [GeneratedRegex(
        @"(?:\b(?<react>react(?:\.?js)?|next\.?js|jsx|tsx|zustand|shadcn)\b"
        + @"|\b(?<vue>vue(?:\.?js)?[23]?|nuxt|pinia)\b"
        + @"|\b(?<svelte>svelte(?:kit)?)\b"
        + @"|\b(?<fastapi>fast\s?api)\b"
        + @"|\b(?<flask>flask|django)\b"
        + @"|(?<dotnet>\basp\.net\b|(?<![\w.])\.net\b|\bdotnet\b|\bcsharp\b|\bc#)"
        + @"|\b(?<go>golang|(?<=(?:em|in|usando|using|feit[oa] em|written in)\s+)go(?!\s+to\b)|go(?=\s+(?:api|server|service|backend|app|http)\b))\b"
        + @"|\b(?<express>express(?:\.?js)|express(?=\s+(?:(?:no|na|on\s+the|for\s+the)\s+)?(?:api|server|servidor|app|back-?end|4|5))|(?<=(?:com|em|with|in|using|usando|node|no)\s+)express|fastify|hono|nest\.?js|koa|node(?:\.?js)?)\b"
        + @"|\b(?<html>vanilla(?:\s*(?:js|javascript))?|html\s*(?:puro|simples|estatico|only)|(?:plain|pure|static|simple)\s+html|(?:html|css)\s*(?:,|e|and|\+|/)\s*(?:css|html|javascript|js))\b)")]
    private static partial Regex FrameworkRules();

    private const string Article = @"(?:(?:um|uma|o|os|a|as|an|any|the|own|separate|nenhum|nenhuma|qualquer|proprio|externo|external|real)\s+)*";

    private const string Refusable =
        @"(?:back-?ends?|server(?:s|-?side)?(?:\s+code)?|servidor(?:es)?|(?:rest\s+|web\s+)?apis?(?:\s+rest)?|endpoints?|databases?|db|sqlite|banco(?:\s+de\s+dados)?|full[\s-]?stack|python|flask|django|fast\s?api|(?:asp)?\.net|dotnet|golang"
        + @"|node(?:\.?js)?|express(?:\.?js)?|fastify|react(?:\.?js)?|next\.?js|vue(?:\.?js)?|nuxt|svelte(?:kit)?|vanilla(?:\s*js)?|html|frameworks?)\b";

    private const string Refused = Article + Refusable + @"(?:\s*(?:,|/|\bor\b|\bou\b|\bnor\b|\bnem\b|\band\b|\be\b)\s*(?:(?:no|sem|without)\s+)?" + Article + Refusable + ")*";

    [GeneratedRegex(@"\b(?:um|uma|com|para|em|na|nas|nos|ao|ou|mas|nao|sem|que|dos|das|de)\b")]
    private static partial Regex PortugueseRule();

    [GeneratedRegex(
        @"\b(?:(?:sem|without)(?:\s+(?:usar|using|ter|having|precisar\s+de|needing))?|nem|nada\s+de|em\s+vez\s+de|instead\s+of"
        + @"|nao\s+(?:usa|use|usar|ha|tem|ter|tera|quero|precisa|preciso|precisar|deve\s+(?:ter|usar))(?:\s+(?:de|usar|ter))?)\s+" + Refused)]
    private static partial Regex RefusedInPortugueseRule();

    [GeneratedRegex(
        @"\b(?:without(?:\s+(?:using|having|needing))?|sem|no(?:\s+need\s+(?:for|of))?|not(?:\s+(?:use|using|need|have))?|never\s+use|instead\s+of|(?:do|does|should|must|need)(?:\s+not|n'?t)\s+(?:use|need|have|require)|nothing\s+like)\s+" + Refused)]
    private static partial Regex RefusedInEnglishRule();

    [GeneratedRegex(@"\b(?:python3?|pandas|jinja2?)\b")]
    private static partial Regex PythonRule();

    [GeneratedRegex(@"\b(?:(?:rest(?:ful)?|http|json|web|backend|graphql)\s+api|api\s+(?:rest(?:ful)?|http|json|de|para|for|to|of|that|que|com|with)|(?:uma?|an?|the|o)\s+api|back-?end|webhooks?|micros?-?servi(?:co|ces?)|endpoints?|servidor\s+(?:http|web|json))\b")]
    private static partial Regex ApiRule();

    // Both sides of an app, each by name.
    [GeneratedRegex(@"\bfull[\s-]?stack\b|\bfront-?end\b[^.]{0,40}\bback-?end\b|\bback-?end\b[^.]{0,60}\b(?:banco(?:\s+de\s+dados)?|databases?|db|sqlite)\b")]
    private static partial Regex FullStackRule();

    // An app that keeps what people enter in a database has a server.
    [GeneratedRegex(@"\b(?:com|with|and|e|usando|using|em|in)\s+(?:um\s+|uma\s+|a\s+|an\s+|its\s+own\s+|seu\s+|proprio\s+)?(?:banco\s+de\s+dados|database|sqlite)\b")]
    private static partial Regex DatabaseRule();

    // "um painel que usa uma API" asks for a screen, not for an API.
    [GeneratedRegex(@"\b(?:painel|dashboard|tela|screen|pagina|page|site|website|frontend|front-end|interface|ui|app(?:licativo)?\s+(?:que|that|com|with)|usa(?:r|ndo)?\s+(?:uma?|a)\s+api|(?:use|uses|using|consume|consumes|consumir|consuming|from|calls?)\s+(?:an?|the|uma?|a)?\s*api)\b")]
    private static partial Regex ScreenRule();

    [GeneratedRegex(@"\b(?:pagina\s+(?:unica\s+)?(?:simples|estatica|pessoal|basica|html)|(?:simple|static|single|plain|basic)\s+(?:web\s?)?page|landing\s*page\s+(?:simples|estatica)|(?:simple|static)\s+(?:landing\s*page|website|site)|site\s+(?:simples|estatico)|cartao\s+de\s+visitas?|hello\s+world|ola\s+mundo|uma\s+pagina\s+so|html)\b")]
    private static partial Regex PlainPageRule();
}
