using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>Settings of packages, toolchains and layers (section <c>Forja:Packages</c>).</summary>
public sealed class PackageOptions
{
    public const string Section = "Forja:Packages";

    /// <summary>
    /// The npm registry to fetch from. When empty: what npm itself is told by <c>npm_config_registry</c> or <c>~/.npmrc</c>, else the public one.
    /// </summary>
    public string? Registry { get; set; }

    /// <summary>The Python index to fetch from. When empty: what pip itself is told by <c>PIP_INDEX_URL</c> or its configuration, else the public one.</summary>
    public string? PythonIndex { get; set; }

    /// <summary>
    /// How long a package's name must have existed before it is installed. A model may invent a name, and somebody may have registered it for that; the time gives
    /// others a chance to notice. Zero: any age.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan MinimumAge { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Names of packages that are never given to a sandbox.</summary>
    public IReadOnlyList<string> Blocked { get; set; } = [];

    /// <summary>How long a package's list of versions is believed without asking again. Tarballs never change and are never asked for twice.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan MetadataMaxAge { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Wait for the registry when an older answer is at hand; after it the older one is given.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan StaleAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest silence of the registry, before an answer or inside one.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan RegistrySilence { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Largest tarball that is fetched, in bytes.</summary>
    [Range(1L << 20, 1L << 40)]
    public long MaxTarballBytes { get; set; } = 512L << 20;

    /// <summary>Most that one package may hold when it is unpacked, in bytes.</summary>
    [Range(1L << 20, 1L << 40)]
    public long MaxUnpackedBytes { get; set; } = 2L << 30;

    /// <summary>Largest list of versions that is fetched, in bytes. The largest public ones have about 60 MB.</summary>
    [Range(1 << 10, 1 << 30)]
    public int MaxMetadataBytes { get; set; } = 128 << 20;

    /// <summary>Longest time that building one layer may take.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "01:00:00")]
    public TimeSpan BuildTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest time that Vite's optimizer may take of it; a layer without its work is good all the same.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan OptimizeTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>Longest time that bundling a layer's packages for pages may take.</summary>
    [Range(typeof(TimeSpan), "00:00:05", "00:30:00")]
    public TimeSpan BundleTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Layers built at the same time. Installing is file creation and unpacking: more than two only slow each other down.</summary>
    [Range(1, 64)]
    public int ConcurrentBuilds { get; set; } = 2;

    /// <summary>Limits of a sandbox that builds a layer. Vite's optimizer alone peaks above half a gigabyte.</summary>
    [ValidateObjectMembers]
    public SandboxLimits BuilderLimits { get; set; } = new()
    {
        MemoryBytes = 2L << 30,
        Cpus = 2,
        Processes = 512,
        TemporaryBytes = 1L << 30,
    };

    /// <summary>How long a layer stays that no sandbox was started over. The starters' stay always.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan KeepUnused { get; set; } = TimeSpan.FromDays(14);

    /// <summary>Most that all layers together hold, in bytes, each counted as if it shared nothing; the longest unused go first.</summary>
    [Range(1L << 20, long.MaxValue)]
    public long MaxLayerBytes { get; set; } = 40L << 30;

    /// <summary>Most that the stored tarballs hold, in bytes; the longest unused go first.</summary>
    [Range(1L << 20, long.MaxValue)]
    public long MaxTarballStoreBytes { get; set; } = 10L << 30;

    /// <summary>How often unused layers and packages are looked for.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan CollectEvery { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Whether the starters' layers are prepared in the background when the server starts.</summary>
    public bool PrepareStarters { get; set; } = true;
}
