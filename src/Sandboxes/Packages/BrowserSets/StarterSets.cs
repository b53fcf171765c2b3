using System.Text;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>
/// Bundles the starters' packages for pages in the background when the server starts, after all starters' layers are there, and whenever no page loads: nobody who waits
/// waits for these.
/// </summary>
public sealed partial class StarterSets : BackgroundService
{
    private readonly StarterCatalog _catalog;
    private readonly StarterLayers _starters;
    private readonly BrowserPackages _packages;
    private readonly PageLoads _loads;
    private readonly PackageOptions _options;
    private readonly ILogger<StarterSets> _logger;

    internal StarterSets(StarterCatalog catalog, StarterLayers starters, BrowserPackages packages, PageLoads loads, IOptions<PackageOptions> options, ILogger<StarterSets> logger) =>
        (_catalog, _starters, _packages, _loads, _options, _logger) = (catalog, starters, packages, loads, options.Value, logger);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!_options.PrepareStarters || !BrowserPackages.IsSupported) return;
        await _starters.Done.WaitAsync(stoppingToken);
        foreach (var starter in _catalog.Starters)
        {
            await _loads.LetPassAsync(stoppingToken);

            // A starter without a page of its own has no packages for one.
            var files = starter.FilesFor(ProjectNames.FromTitle("App"), "en");
            if (!files.ContainsKey(FilePath.Parse("index.html")) || StarterLayers.SetOf(starter) is not { } set || _starters.States[starter.Id] is not StarterLayerState.Ready) continue;
            await _loads.LetPassAsync(stoppingToken);
            await PrepareAsync(starter.Id, set, files, stoppingToken);
        }
    }

    private async Task PrepareAsync(string starter, DependencySet set, IEnumerable<KeyValuePair<FilePath, ReadOnlyMemory<byte>>> files, CancellationToken cancellationToken)
    {
        try
        {
            var imports = ImportedNames.InAll(files.Where(file => ImportedNames.IsCode(file.Key.Value)).Select(file => Encoding.UTF8.GetString(file.Value.Span)));
            if (await _packages.PrepareAsync(set, imports, cancellationToken) is BrowserSetOutcome.Failed failed) LogFailed(starter, failed.Code, failed.Output);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            // One starter must not end the server, nor keep the others from being ready; whoever needs the set tries again and is told why.
            LogBroke(exception, starter);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The packages of starter '{Starter}' could not be bundled for pages ({Code}): {Output}")]
    private partial void LogFailed(string starter, string code, string output);

    [LoggerMessage(LogLevel.Error, "Bundling the packages of starter '{Starter}' for pages broke.")]
    private partial void LogBroke(Exception exception, string starter);
}
