using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks.Browsing;

namespace Forja.Turns.Checks;

/// <summary>What to look at: which version, the sandbox as it is, from which log line on errors count, and the browser to look with.</summary>
internal sealed record ReceiptRequest(ProjectId Project, int Version, SandboxStatus Sandbox, long LogAfter, BrowserSession? Browser = null);

/// <summary>A receipt, and the pictures that its pages name.</summary>
internal sealed record ReceiptTaken(Receipt Receipt, IReadOnlyList<Picture> Pictures);
