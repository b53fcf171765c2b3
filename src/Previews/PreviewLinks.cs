using Forja.Accounts;
using Forja.Previews.Access;
using Forja.ProjectFiles;

namespace Forja.Previews;

/// <summary>The addresses of previews: the stable one to show and keep, and the one-time one that lets a browser in.</summary>
public sealed class PreviewLinks
{
    private readonly AppAddresses _addresses;
    private readonly Lazy<PreviewGrants> _grants;

    internal PreviewLinks(AppAddresses addresses, Lazy<PreviewGrants> grants) => (_addresses, _grants) = (addresses, grants);

    /// <summary>The stable address of a project's app, or of another port inside its sandbox.</summary>
    public Uri AddressOf(ProjectId id, int? port = null)
    {
        var main = _addresses.Main;
        return new UriBuilder(main.Scheme, new PreviewName(id, port).HostBelow(_addresses.PreviewHost), main.IsDefaultPort ? -1 : main.Port, "/").Uri;
    }

    /// <summary>The same address with a token that works once and for a short time. Give it to the person only.</summary>
    public Uri OpenUrl(ProjectId id, int? port = null) =>
        new(AddressOf(id, port), $"/?{PreviewGrants.TokenParameter}={_grants.Value.NewToken(id)}");
}
