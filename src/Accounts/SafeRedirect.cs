using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Forja.Accounts;

/// <summary>Where to send a browser after a secret was taken out of its address: the same place, never another host.</summary>
public static class SafeRedirect
{
    public static string Without(HttpRequest request, string parameter)
    {
        var rest = new QueryBuilder(request.Query.Where(pair => pair.Key != parameter).SelectMany(pair => pair.Value, (pair, value) => KeyValuePair.Create(pair.Key, value ?? "")));

        // "//host" and "/\host" would be read as another host.
        var path = "/" + request.Path.ToUriComponent().TrimStart('/', '\\');
        return path + rest.ToQueryString();
    }

    /// <summary>A place on this very host out of text that a form sent back; its root for anything else.</summary>
    public static string Here(string place) =>
        place.StartsWith('/') && !place.StartsWith("//", StringComparison.Ordinal) && !place.StartsWith("/\\", StringComparison.Ordinal) && !place.AsSpan().ContainsAnyInRange('\0', ' ') ? place : "/";
}
