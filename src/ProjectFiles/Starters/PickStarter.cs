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

    public static string For(string prompt)
    {
        var text = Accents.Remove(prompt).ToLowerInvariant();

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

    private static string? Framework(Match match)
    {
        foreach (var id in (ReadOnlySpan<string>)["react", "vue", "svelte", "flask", "express", "html"])
        {
            if (match.Groups[id].Success) return id;
        }

        return null;
    }

    [GeneratedRegex(
        @"(?<!\b(?:sem|without|no|not|nao use|nao usar|instead of|em vez de)\s+)"
        + @"(?:\b(?<react>react(?:\.?js)?|next\.?js|jsx|tsx|zustand|shadcn)\b"
        + @"|\b(?<vue>vue(?:\.?js)?[23]?|nuxt|pinia)\b"
        + @"|\b(?<svelte>svelte(?:kit)?)\b"
        + @"|\b(?<flask>flask|django|fastapi)\b"
        + @"|\b(?<express>express(?:\.?js)|express(?=\s+(?:api|server|app|backend|4|5))|(?<=(?:com|em|with|in|using|usando|node|no)\s+)express|fastify|hono|nest\.?js|koa|node(?:\.?js)?)\b"
        + @"|\b(?<html>vanilla(?:\s*(?:js|javascript))?|html\s*(?:puro|simples|estatico|only)|(?:plain|pure|static|simple)\s+html|(?:html|css)\s*(?:,|e|and|\+|/)\s*(?:css|html|javascript|js))\b)")]
    private static partial Regex FrameworkRules();

    [GeneratedRegex(@"\b(?:python3?|pandas|jinja2?)\b")]
    private static partial Regex PythonRule();

    [GeneratedRegex(@"\b(?:(?:rest(?:ful)?|http|json|web|backend|graphql)\s+api|api\s+(?:rest(?:ful)?|http|json|de|para|for|to|of|that|que|com|with)|(?:uma?|an?|the|o)\s+api|back-?end|webhooks?|micros?-?servi(?:co|ces?)|endpoints?|servidor\s+(?:http|web|json))\b")]
    private static partial Regex ApiRule();

    // Both sides of an app, each by name.
    [GeneratedRegex(@"\bfull[\s-]?stack\b|\bfront-?end\b[^.]{0,40}\b(?<!(?:sem|without|no)\s+)back-?end\b|(?<!\b(?:sem|without|no)\s+)\bback-?end\b[^.]{0,60}\b(?<!(?:sem|without|no)\s+)(?:banco(?:\s+de\s+dados)?|databases?|db|sqlite)\b")]
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
