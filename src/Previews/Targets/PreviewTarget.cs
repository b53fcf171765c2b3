namespace Forja.Previews.Targets;

/// <summary>What lies behind a preview's address at one moment.</summary>
public abstract record PreviewTarget
{
    private PreviewTarget() { }

    /// <summary>The app answers. The epoch names this very run of the sandbox; the port is the one that the preview shows.</summary>
    public sealed record Ready(long Epoch, int Port) : PreviewTarget;

    /// <summary>On its way; the stage is one of the sandbox's own words.</summary>
    public sealed record Waking(string? Stage) : PreviewTarget;

    /// <summary>Nothing runs; the first request starts it.</summary>
    public sealed record Asleep : PreviewTarget;

    /// <summary>It did not come up, or fell over: a stable code and what it printed last.</summary>
    public sealed record Failed(string Code, string? Output) : PreviewTarget;
}
