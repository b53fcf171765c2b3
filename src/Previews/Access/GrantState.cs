namespace Forja.Previews.Access;

/// <summary>What a request's credentials for a preview are worth.</summary>
internal enum GrantState
{
    None,
    Good,

    /// <summary>Our cookie came more than once: somebody else wrote one of them, and nothing says which.</summary>
    Duplicated,
}
