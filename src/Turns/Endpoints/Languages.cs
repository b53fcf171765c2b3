using Microsoft.AspNetCore.Http;

namespace Forja.Turns.Endpoints;

/// <summary>The language a person reads: as given, else the browser's first, written as a short BCP 47 tag.</summary>
internal static class Languages
{
    public static string Of(HttpRequest request, string? given)
    {
        var wanted = given ?? request.GetTypedHeaders().AcceptLanguage.OrderByDescending(item => item.Quality ?? 1).FirstOrDefault()?.Value.Value ?? "en";
        if (wanted.StartsWith("pt", StringComparison.OrdinalIgnoreCase)) return "pt-BR";
        return wanted.Length <= 16 && wanted.All(character => char.IsAsciiLetterOrDigit(character) || character == '-') && wanted.Length >= 2 ? wanted : "en";
    }
}
