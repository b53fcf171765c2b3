using Forja.Accounts;
using Forja.Previews.Access;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Shares;

/// <summary>
/// The cookie of a guest: host-only, and signed for one project and one share, either locked or open. It says which share it came from and is worth only what that
/// share is worth at the moment of each request.
/// </summary>
internal sealed class ShareCookies(Instance instance, IOptions<PreviewsOptions> options, TimeProvider time)
{
    private readonly Seal _seal = new(instance.KeyFor("share cookie"));

    public string Name { get; } = $"{OwnCookies.Prefix}share-{instance.Id}";

    public void Give(HttpResponse response, Share share, bool open)
    {
        var lifetime = options.Value.GrantLifetime;
        if (share.EndsAt - time.GetUtcNow() is { } left && left < lifetime) lifetime = left;
        Append(response, share.Id + _seal.Make(Subject(share.Project, share.Id, open), time.GetUtcNow() + lifetime), lifetime);
    }

    public void Clear(HttpResponse response) => Append(response, "", TimeSpan.Zero);

    /// <summary>How often it came; and the share that it names, once its signature was checked.</summary>
    public int Read(HttpRequest request, ProjectId project, out string? share, out bool open)
    {
        (share, open) = (null, false);
        var count = OwnCookies.Read(request.Headers.Cookie, Name, out var value);
        if (count != 1 || value is null || value.Length <= ShareCodes.IdLength || !ShareCodes.IsId(value.AsSpan(0, ShareCodes.IdLength))) return count;

        var (id, seal) = (value[..ShareCodes.IdLength], value[ShareCodes.IdLength..]);
        open = IsGood(open: true);
        if (open || IsGood(open: false)) share = id;
        return count;

        bool IsGood(bool open) => _seal.Open(seal, Subject(project, id, open), time.GetUtcNow()) is not null;
    }

    private static string Subject(ProjectId project, string share, bool open) => $"{project.Value}/{share}/{(open ? "open" : "locked")}";

    // Lax: a link in a letter leads straight in, and nothing but such a step ever brings it along from another site. A shared app is framed by nobody.
    private void Append(HttpResponse response, string value, TimeSpan lifetime) =>
        response.Headers.Append("Set-Cookie", $"{Name}={value}; Path=/; Max-Age={(long)lifetime.TotalSeconds}; Secure; HttpOnly; SameSite=Lax");
}
