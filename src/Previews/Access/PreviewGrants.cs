using System.Security.Cryptography;
using Forja.Accounts;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Access;

/// <summary>
/// Who may look at a project's preview: a one-time token in an address buys a cookie on that preview's own host. Both are signed for one project. Tokens die with
/// the process; cookies live over restarts and are good for the frame and for a tab of its own, as two cookies that the browser keeps apart.
/// </summary>
internal sealed class PreviewGrants(Instance instance, IOptions<PreviewsOptions> options, TimeProvider time)
{
    public const string TokenParameter = "forja-token";

    private readonly Seal _tokens = new(RandomNumberGenerator.GetBytes(32));
    private readonly Seal _cookies = new(instance.KeyFor("preview"));
    private readonly SpentTokens _spent = new();

    public string CookieName { get; } = $"{OwnCookies.Prefix}preview-{instance.Id}";

    public string NewToken(ProjectId project) => _tokens.Make(project.Value, time.GetUtcNow() + options.Value.TokenLifetime);

    /// <summary>True once for each good token.</summary>
    public bool Spend(string token, ProjectId project)
    {
        var now = time.GetUtcNow();
        return _tokens.Open(token, project.Value, now) is { } value && _spent.Add(value, now);
    }

    public void Give(HttpResponse response, ProjectId project)
    {
        var lifetime = options.Value.GrantLifetime;
        AppendCookie(response, _cookies.Make(project.Value, time.GetUtcNow() + lifetime), lifetime, partitioned: true);
    }

    /// <summary>Removes every cookie of our name, so that a browser whose cookies were tampered with can start over with a new link.</summary>
    public void Clear(HttpResponse response)
    {
        AppendCookie(response, "", TimeSpan.Zero, partitioned: true);
        AppendCookie(response, "", TimeSpan.Zero, partitioned: false);
    }

    public GrantState Check(HttpRequest request, ProjectId project)
    {
        if (instance.IsBearerOf(request)) return GrantState.Good;

        return OwnCookies.Read(request.Headers.Cookie, CookieName, out var value) switch
        {
            0 => GrantState.None,
            1 => _cookies.Open(value, project.Value, time.GetUtcNow()) is null ? GrantState.None : GrantState.Good,
            _ => GrantState.Duplicated,
        };
    }

    // Written by hand: the framework's cookie options do not know Partitioned. Only this set of attributes survives inside the workbench's frame, which is another site.
    private void AppendCookie(HttpResponse response, string value, TimeSpan lifetime, bool partitioned) => response.Headers.Append(
        "Set-Cookie", $"{CookieName}={value}; Path=/; Max-Age={(long)lifetime.TotalSeconds}; Secure; HttpOnly; SameSite=None{(partitioned ? "; Partitioned" : "")}");
}
