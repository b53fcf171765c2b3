using Forja.Generation;
using Forja.Previews;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Sandboxes.Secrets;
using Forja.Turns.Checks;
using Forja.Turns.Events;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Running;

/// <summary>What every run works with.</summary>
internal sealed record TurnTools(
    IGrainFactory Grains,
    Generator Generator,
    EventLog Events,
    TurnContext Context,
    UsageBook Usage,
    ProjectFolders Folders,
    ReceiptTaker Receipts,
    SandboxLogs Logs,
    SecretMask Secrets,
    SandboxConnections Connections,
    PackageRepair Packages,
    Browsers Browsers,
    PreviewLinks Previews,
    EarlierTurns Earlier,
    ModelCatalog Models,
    IOptions<TurnOptions> Options,
    IOptions<EventLogOptions> EventOptions,
    TimeProvider Time);
