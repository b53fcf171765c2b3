using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Accounts;

/// <summary>
/// The cookie of a signed-in browser: host-only and secure by its prefix, unreadable for scripts, never sent with a request that another site started. It holds a
/// signed value, so a restart of the server signs nobody out; replacing the token in <c>instance.json</c> signs everybody out.
/// </summary>
internal sealed class SessionCookie(Instance instance, IOptions<AccountsOptions> options, TimeProvider time)
{
    private const string Subject = "session";

    private readonly Seal _seal = new(instance.KeyFor("session"));

    public string Name { get; } = $"__Host-forja-{instance.Id}";

    public void SignIn(HttpResponse response)
    {
        var until = time.GetUtcNow() + options.Value.SessionLifetime;
        response.Cookies.Append(Name, _seal.Make(Subject, until), new CookieOptions
        {
            Path = "/",
            Secure = true,
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            MaxAge = options.Value.SessionLifetime,
        });
    }

    public bool IsSignedIn(HttpRequest request) => _seal.Open(request.Cookies[Name], Subject, time.GetUtcNow()) is not null;
}
