using Forja.Previews.Shares;

namespace Forja.Previews.Access;

/// <summary>Who asks for a preview, as far as its credentials say.</summary>
internal abstract record PreviewVisitor
{
    private PreviewVisitor() { }

    /// <summary>Somebody who works on the project: sees its log, may restart it, has the bridge.</summary>
    public sealed record Owner : PreviewVisitor;

    /// <summary>Somebody with a live link: sees the app, and nothing of how it is made.</summary>
    public sealed record Guest(Share Share) : PreviewVisitor;

    /// <summary>Has a live link, and has not said its passcode yet.</summary>
    public sealed record Locked(Share Share) : PreviewVisitor;

    /// <summary>Had a link that was revoked or is over.</summary>
    public sealed record Former : PreviewVisitor;

    public sealed record Stranger : PreviewVisitor;

    /// <summary>One of our cookies came more than once: somebody else wrote one of them, and nothing says which.</summary>
    public sealed record Doubtful : PreviewVisitor;
}
