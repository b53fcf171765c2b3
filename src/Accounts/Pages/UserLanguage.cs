using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Forja.Accounts.Pages;

/// <summary>Chooses between the languages that the server's own pages speak.</summary>
public static class UserLanguage
{
    public const string Portuguese = "pt-BR";
    public const string English = "en";

    public static string Of(HttpRequest request)
    {
        if (!StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptLanguage, out var wanted)) return English;

        foreach (var language in wanted.Where(value => value.Quality != 0).OrderByDescending(value => value.Quality ?? 1))
        {
            if (language.Value.StartsWith("pt", StringComparison.OrdinalIgnoreCase)) return Portuguese;
            if (language.Value.StartsWith("en", StringComparison.OrdinalIgnoreCase)) return English;
        }

        return English;
    }
}
