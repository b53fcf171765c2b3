using System.Collections.Concurrent;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>Prepares the starters' layers in the background when the server starts, the first of the list first, and tells how far it is.</summary>
public sealed partial class StarterLayers : BackgroundService
{
    private readonly ConcurrentDictionary<string, StarterLayerState> _states = new();
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly StarterCatalog _catalog;
    private readonly DependencyLayers _layers;
    private readonly PageLoads _loads;
    private readonly PackageOptions _options;
    private readonly ILogger<StarterLayers> _logger;

    internal StarterLayers(StarterCatalog catalog, DependencyLayers layers, PageLoads loads, IOptions<PackageOptions> options, ILogger<StarterLayers> logger)
    {
        (_catalog, _layers, _loads, _options, _logger) = (catalog, layers, loads, options.Value, logger);
        foreach (var starter in catalog.Starters) _states[starter.Id] = SetOf(starter) is null ? new StarterLayerState.Ready() : new StarterLayerState.Waiting();
    }

    /// <summary>The state of each starter's packages, by the starter's id. A starter without packages is always ready.</summary>
    public IReadOnlyDictionary<string, StarterLayerState> States => _states;

    /// <summary>Ends when all that can be prepared is.</summary>
    internal Task Done => _done.Task;

    /// <summary>The files of a starter that decide its packages; null when it has none.</summary>
    public static DependencySet? SetOf(Starter starter)
    {
        var files = starter.FilesFor(ProjectNames.FromTitle("App"), "en");
        if (!files.TryGetValue(FilePath.Parse("package.json"), out var package)) return null;
        return new DependencySet
        {
            Package = package,
            Lock = files.TryGetValue(FilePath.Parse("package-lock.json"), out var content) ? content : null,
            ViteConfig = ViteFiles.ConfigOf(files) is { } config ? files[config] : null,
        };
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.PrepareStarters) return;
        var first = true;
        foreach (var starter in _catalog.Starters)
        {
            if (SetOf(starter) is not { } set) continue;

            // The first is what somebody new most likely waits for; the others let whoever is there already pass.
            if (!first) await _loads.LetPassAsync(stoppingToken);
            await PrepareAsync(starter, set with { InBackground = !first }, stoppingToken);
            first = false;
        }

        _done.TrySetResult();
    }

    private async Task PrepareAsync(Starter starter, DependencySet set, CancellationToken cancellationToken)
    {
        try
        {
            _states[starter.Id] = new StarterLayerState.Preparing(LayerStage.Waiting);
            var outcome = await _layers.PrepareAsync(set, new Told(this, starter.Id), cancellationToken);
            _states[starter.Id] = outcome is LayerOutcome.Failed failed ? new StarterLayerState.Failed(failed.Code, failed.Output) : new StarterLayerState.Ready();
            if (outcome is LayerOutcome.Failed why) LogFailed(starter.Id, why.Code, why.Output);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception exception)
        {
            // One starter that cannot be prepared must not end the server, nor keep the others from being ready: its sandbox will try again and say why.
            _states[starter.Id] = new StarterLayerState.Failed(exception is SandboxFailedException known ? known.Code : "dependencies.install-failed", exception.Message);
            LogBroke(exception, starter.Id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The packages of starter '{Starter}' could not be prepared ({Code}): {Output}")]
    private partial void LogFailed(string starter, string code, string output);

    [LoggerMessage(LogLevel.Error, "Preparing the packages of starter '{Starter}' broke.")]
    private partial void LogBroke(Exception exception, string starter);

    private sealed class Told(StarterLayers owner, string starter) : IProgress<LayerProgress>
    {
        public void Report(LayerProgress value) => owner._states[starter] = new StarterLayerState.Preparing(value.Stage);
    }
}
