using Forja.Sandboxes.Services.Browsing;

namespace Forja.Sandboxes.Services.Engines;

/// <summary>What differs between the programs: how their data are made, how they are run and ended, how an app reaches them, and how their data are looked at.</summary>
internal interface IServiceEngine
{
    ServiceKind Kind { get; }

    /// <summary>The signal that makes it write everything and end, without waiting for its clients.</summary>
    byte EndSignal { get; }

    /// <summary>The folder of its programs on this machine; null when it is not installed.</summary>
    string? Find();

    /// <summary>Makes the data in <c>/data/db</c> where there are none: all or nothing, however it is interrupted.</summary>
    SandboxCommand Prepare(string programs, ServiceKeys keys);

    SandboxCommand Serve(string programs, ServiceKeys keys);

    /// <summary>Logs in and asks what it is; that is what readiness means. Throws while it is not ready.</summary>
    Task<string> ProbeAsync(ServiceDoor door, ServiceKeys keys, CancellationToken cancellationToken);

    IDataBrowser Browse(ServiceDoor door, ServiceKeys keys);
}
