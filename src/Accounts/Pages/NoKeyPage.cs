using Microsoft.AspNetCore.Http;

namespace Forja.Accounts.Pages;

/// <summary>What a browser without the start link's key sees: what happened, and the one thing to do.</summary>
internal static class NoKeyPage
{
    public static Task WriteAsync(HttpContext context, Uri address, bool wrongKey)
    {
        var language = UserLanguage.Of(context.Request);
        var (title, lead, steps, why) = language == UserLanguage.Portuguese
            ? (wrongKey ? "Este link não vale mais" : "Falta abrir pelo link do Forja",
               wrongKey ? "A chave no endereço não é a desta instalação. Use o link que o servidor mostra agora." : "O Forja está funcionando, mas este navegador ainda não foi reconhecido.",
               "No terminal onde o Forja foi iniciado, abra o link que começa assim:",
               "Não achou? Rode <code>./forja open</code>: ele mostra o link de novo. O link fica só com você, para que outras pessoas e outras páginas deste computador não usem o seu Forja.")
            : (wrongKey ? "This link is no longer valid" : "Open Forja from its link",
               wrongKey ? "The key in the address is not this installation's. Use the link that the server shows now." : "Forja is running, but it does not know this browser yet.",
               "In the terminal where Forja was started, open the link that begins like this:",
               "Cannot find it? Run <code>./forja open</code>: it prints the link again. The link is yours alone, so that other people and other pages on this computer cannot use your Forja.");

        var body = $"""
            <main class="card">
            {PageShell.Mark}
            <h1>{PageShell.Encode(title)}</h1>
            <p>{PageShell.Encode(lead)}</p>
            <p>{PageShell.Encode(steps)}</p>
            <pre>{PageShell.Encode(new Uri(address, "/?key=").ToString())}…</pre>
            <p class="quiet">{why}</p>
            </main>
            """;
        return new PageShell(language, $"{title} · Forja", body).WriteAsync(context, StatusCodes.Status401Unauthorized);
    }

    /// <summary>Opens the same address again, this time started by our own origin, so that the strict cookie comes along.</summary>
    public static Task WriteBounceAsync(HttpContext context)
    {
        var again = PageShell.Encode(SafeRedirect.Without(context.Request, ""));
        return new PageShell(UserLanguage.Of(context.Request), "Forja", $"""<meta http-equiv="refresh" content="0;url={again}">""").WriteAsync(context, StatusCodes.Status200OK);
    }
}
