using Forja.Sandboxes.Packages.BrowserSets;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>
/// Gives back the disk that nobody uses any more: layers that served no sandbox for long, then the longest unused until the rest fits; unpacked packages that no layer
/// links; tarballs beyond their share. All of it can be made again, so what is uncertain stays.
/// </summary>
public sealed partial class PackageCollector : BackgroundService
{
    // A sandbox that was just given a layer may not have mounted it yet.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly DependencyLayers _layers;
    private readonly BrowserPackages _sets;
    private readonly UnpackedPackages _unpacked;
    private readonly PackageStore _store;
    private readonly PackageOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<PackageCollector> _logger;

    internal PackageCollector(
        DependencyLayers layers, BrowserPackages sets, UnpackedPackages unpacked, PackageStore store, IOptions<PackageOptions> options, TimeProvider time, ILogger<PackageCollector> logger) =>
        (_layers, _sets, _unpacked, _store, _options, _time, _logger) = (layers, sets, unpacked, store, options.Value, time, logger);

    /// <summary>Looks once, and gives back what may go.</summary>
    public void Collect()
    {
        var now = _time.GetUtcNow();
        var mounted = MountedFolders.Below(_layers.Root);
        var candidates = _layers.Stored
            .Where(layer => !layer.IsStarters && now - layer.LastServed > Fresh && !mounted.Any(path => path.StartsWith(layer.Folder + "/", StringComparison.Ordinal)))
            .OrderBy(layer => layer.LastServed)
            .ToList();
        var bytes = _layers.Stored.Sum(layer => layer.Bytes);
        var gone = 0;
        foreach (var layer in candidates)
        {
            if (now - layer.LastServed < _options.KeepUnused && bytes <= _options.MaxLayerBytes) continue;
            _layers.Remove(layer.Key);
            bytes -= layer.Bytes;
            gone++;
        }

        var sets = _sets.RemoveUnused(now - _options.KeepUnused);
        var unlinked = _unpacked.RemoveUnlinked(now - Fresh);
        var tarballs = _store.RemoveOldest(_options.MaxTarballStoreBytes);
        if (gone + sets + unlinked + tarballs > 0) LogCollected(gone, sets, unlinked, tarballs);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.CollectEvery, _time);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(tick => tick.IsCompletedSuccessfully && tick.Result, TaskScheduler.Default))
        {
            try
            {
                Collect();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                LogBroke(exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Information, "Given back: {Layers} layers, {Sets} sets for pages, {Packages} unpacked packages and {Tarballs} tarballs that nobody used.")]
    private partial void LogCollected(int layers, int sets, int packages, int tarballs);

    [LoggerMessage(LogLevel.Warning, "Giving back unused packages broke; it is tried again later.")]
    private partial void LogBroke(Exception exception);
}
