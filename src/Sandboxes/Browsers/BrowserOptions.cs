using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes;

/// <summary>How the browsers run that look at what was made.</summary>
public sealed class BrowserOptions
{
    public const string Section = "Forja:Browsers";

    /// <summary>Chromium's program, below <c>/usr</c>, the one folder of the host that sandboxes see. When empty the usual places are looked at.</summary>
    public string? Program { get; set; }

    /// <summary>Browsers that run at once. Each takes about 300 MB while it looks, and most of a processor while it loads.</summary>
    [Range(0, Browsers.Places)]
    public int Most { get; set; } = 2;

    /// <summary>Longest wait for one of these places; the checks are skipped after it.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Longest time that a browser may take to start.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>A browser is kept this long for the project's next turn, unless another project wants its place.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan Keep { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>A page that fills its memory is ended by the kernel; a large app needs about 400 MB in two tabs.</summary>
    [ValidateObjectMembers]
    public SandboxLimits Limits { get; set; } = new()
    {
        MemoryBytes = 1L << 30,
        Cpus = 2,
        Processes = 512,
        SharedMemoryBytes = 256L << 20,
        TemporaryBytes = 128L << 20,
        FileBytes = 64L << 20,
    };
}
