using Forja.Accounts;
using Forja.Previews.Access;
using Forja.Previews.Shares;
using Forja.ProjectFiles;

namespace Forja.Previews;

/// <summary>The addresses of previews: the stable one to show and keep, and the one-time one that lets a browser in.</summary>
public sealed class PreviewLinks
{
    private readonly AppAddresses _addresses;
    private readonly Lazy<PreviewGrants> _grants;
    private readonly Lazy<ShareCodes> _codes;

    internal PreviewLinks(AppAddresses addresses, Lazy<PreviewGrants> grants, Lazy<ShareCodes> codes) => (_addresses, _grants, _codes) = (addresses, grants, codes);

    /// <summary>The stable address of a project's app, or of another port inside its sandbox.</summary>
    public Uri AddressOf(ProjectId id, int? port = null)
    {
        var main = _addresses.Main;
        return new UriBuilder(main.Scheme, new PreviewName(id, port).HostBelow(_addresses.PreviewHost), main.IsDefaultPort ? -1 : main.Port, "/").Uri;
    }

    /// <summary>The same address with a token that works once and for a short time. Give it to the person only.</summary>
    public Uri OpenUrl(ProjectId id, int? port = null, string? path = null) =>
        new UriBuilder(AddressOf(id, port)) { Path = path is ['/', ..] ? path : "/", Query = $"{PreviewGrants.TokenParameter}={_grants.Value.NewToken(id)}" }.Uri;

    /// <summary>The link of a share, good for everybody who has it until it is revoked.</summary>
    internal Uri ShareUrl(ProjectId id, string share) => new(AddressOf(id), $"/?{ShareCodes.Parameter}={_codes.Value.CodeOf(id, share)}");
}
