using Forja.Generation.Prompts;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks.Browsing;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns.Checks;

/// <summary>What to look at: which version, the sandbox as it is, from which log line on errors count, and the browser to look with.</summary>
internal sealed record ReceiptRequest(ProjectId Project, int Version, SandboxStatus Sandbox, long LogAfter, BrowserSession? Browser = null)
{
    /// <summary>Nobody wrote anything: it is a starter as it comes.</summary>
    public bool IsStarter { get; init; }

    /// <summary>The colours that the request names.</summary>
    public IReadOnlyList<NamedColour> Colours { get; init; } = [];

    /// <summary>Somebody is going to look at the pages: there are pictures of linked ones as well.</summary>
    public bool Pictures { get; init; }

    /// <summary>What earlier turns and this one left to be true; null when nobody asks.</summary>
    public PromiseRequest? Promises { get; init; }
}

/// <summary>A receipt, and the pictures that its pages name.</summary>
internal sealed record ReceiptTaken(Receipt Receipt, IReadOnlyList<Picture> Pictures);
