using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// The registry behind the store: asks it for what is missing or old, once however many want it, and goes on with what is here when it is silent.
/// </summary>
internal sealed partial class RegistryCache : IDisposable
{
    /// <summary>Where sandboxes see the registry; the agent carries it to the server.</summary>
    public static readonly Uri LocalAddress = new("http://127.0.0.1:4873/");

    private readonly PackageStore _store;
    private readonly RegistryClient _registry;
    private readonly PackageOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<RegistryCache> _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWork<string> _tarballs;
    private readonly SharedWork<DocumentAnswer> _documents;

    public RegistryCache(PackageStore store, RegistryClient registry, IOptions<PackageOptions> options, TimeProvider time, ILogger<RegistryCache> logger)
    {
        (_store, _registry, _options, _time, _logger) = (store, registry, options.Value, time, logger);
        _tarballs = new SharedWork<string>(_stop.Token);
        _documents = new SharedWork<DocumentAnswer>(_stop.Token);
    }

    /// <summary>The file of a version's tarball, verified. Throws <see cref="RegistryException"/> when it cannot be had.</summary>
    public async Task<string> GetTarballAsync(PackageName name, string version, CancellationToken cancellationToken)
    {
        if (IsBlocked(name)) throw new RegistryException("dependencies.blocked", $"'{name}' is blocked on this server (Forja:Packages:Blocked).");
        return _store.FindTarball(name, version) ?? await _tarballs.DoAsync($"{name}@{version}", stop => FetchTarballAsync(name, version, stop), cancellationToken);
    }

    /// <summary>The document of a package, as sandboxes get it.</summary>
    public async Task<DocumentAnswer> GetDocumentAsync(PackageName name, bool abbreviated, CancellationToken cancellationToken)
    {
        if (IsBlocked(name)) return new DocumentAnswer.Blocked();
        var stored = _store.FindDocument(name, abbreviated);
        if (stored is not null && _time.GetUtcNow() - stored.At < _options.MetadataMaxAge) return new DocumentAnswer.Found(stored.Path);

        var fetching = _documents.DoAsync($"{name} {abbreviated}", stop => FetchDocumentAsync(name, abbreviated, stored, stop), cancellationToken);
        if (stored is null) return await fetching;
        try
        {
            return await fetching.WaitAsync(_options.StaleAfter, _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The fetch goes on and will be there for the next one who asks.
            return new DocumentAnswer.Found(stored.Path);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    private bool IsBlocked(PackageName name) => _options.Blocked.Contains(name.Value, StringComparer.Ordinal);

    private async Task<string> FetchTarballAsync(PackageName name, string version, CancellationToken cancellationToken)
    {
        if (_store.FindTarball(name, version) is { } there) return there;
        var described = await _registry.GetVersionAsync(name, version, cancellationToken);
        var file = _store.NewFile();
        var sha512 = await _registry.DownloadAsync(described, file, cancellationToken);
        return _store.AddTarball(name, version, file, sha512);
    }

    private async Task<DocumentAnswer> FetchDocumentAsync(PackageName name, bool abbreviated, StoredDocument? stored, CancellationToken cancellationToken)
    {
        switch (await _registry.GetPackageAsync(name, abbreviated, stored?.Tag, cancellationToken))
        {
            case RegistryAnswer.Found found:
                try
                {
                    var localized = PackageDocument.Localize(name, found.Content, abbreviated, LocalAddress);
                    return new DocumentAnswer.Found(_store.PutDocument(name, abbreviated, localized, found.Tag, _time.GetUtcNow()).Path);
                }
                catch (Exception exception) when (exception is System.Text.Json.JsonException or InvalidOperationException)
                {
                    return Stale(name, stored, exception.Message);
                }

            case RegistryAnswer.Unchanged when stored is not null:
                return new DocumentAnswer.Found(_store.Touch(name, abbreviated, stored.Tag, _time.GetUtcNow()).Path);

            case RegistryAnswer.Absent:
                return new DocumentAnswer.Absent();

            case RegistryAnswer.Unreachable unreachable:
                return Stale(name, stored, unreachable.Reason);

            default:
                return Stale(name, stored, "the registry answered what was not asked");
        }
    }

    private DocumentAnswer Stale(PackageName name, StoredDocument? stored, string reason)
    {
        LogUnreachable(name.Value, reason, stored is not null);
        return stored is null ? new DocumentAnswer.Unreachable(reason) : new DocumentAnswer.Found(stored.Path);
    }

    [LoggerMessage(LogLevel.Warning, "The npm registry gave no usable answer about {Package}: {Reason}. An older answer is used: {HasOlder}.")]
    private partial void LogUnreachable(string package, string reason, bool hasOlder);
}
