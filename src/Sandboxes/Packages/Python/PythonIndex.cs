using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Python;

/// <summary>
/// The Python index behind the store: asked once for what is missing or old, however many want it. A file is given out only when it is what the index says it hashes to,
/// and is then kept by its content.
/// </summary>
internal sealed class PythonIndex : IDisposable
{
    private const string JsonType = "application/vnd.pypi.simple.v1+json", Folder = ".pypi";

    private readonly PackageStore _store;
    private readonly PackageOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;
    private readonly CancellationTokenSource _stop = new();
    private readonly SharedWork<PythonAnswer> _pages;
    private readonly SharedWork<string> _files;

    public PythonIndex(PackageStore store, IOptions<PackageOptions> options, TimeProvider time)
    {
        (_store, _options, _time) = (store, options.Value, time);
        (_pages, _files) = (new SharedWork<PythonAnswer>(_stop.Token), new SharedWork<string>(_stop.Token));
        _http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        })
        {
            // Each call has a limit of its own on silence.
            Timeout = Timeout.InfiniteTimeSpan,
            BaseAddress = PythonIndexAddress.Resolve(_options.PythonIndex),
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Forja", typeof(PythonIndex).Assembly.GetName().Version?.ToString(3)));
    }

    /// <summary>The files of a package, by its name as addresses have it.</summary>
    public async Task<PythonAnswer> GetPageAsync(string name, CancellationToken cancellationToken)
    {
        if (_options.Blocked.Contains(name, StringComparer.Ordinal)) return new PythonAnswer.Refused("dependencies.blocked", $"'{name}' is blocked on this server (Forja:Packages:Blocked).");
        var stored = _store.FindDocument(Folder, name);
        var answer = stored is not null && _time.GetUtcNow() - stored.At < _options.MetadataMaxAge
            ? Stored(stored)
            : await _pages.DoAsync(name, stop => FetchPageAsync(name, stored, stop), cancellationToken);
        return answer is PythonAnswer.Found found && TooNew(name, found.Files) is { } refused ? refused : answer;
    }

    /// <summary>A file of a package, verified. Throws <see cref="RegistryException"/> when it cannot be had.</summary>
    public async Task<string> GetFileAsync(string name, string fileName, CancellationToken cancellationToken)
    {
        var file = await GetPageAsync(name, cancellationToken) switch
        {
            PythonAnswer.Found found => found.Files.FirstOrDefault(file => file.Name == fileName) ?? throw new RegistryException("dependencies.not-found", $"There is no file '{fileName}' of '{name}'."),
            PythonAnswer.Refused refused => throw new RegistryException(refused.Code, refused.Reason),
            PythonAnswer.Unreachable unreachable => throw new RegistryException("dependencies.registry-unreachable", unreachable.Reason),
            _ => throw new RegistryException("dependencies.not-found", $"There is no package '{name}'."),
        };

        // By what it must hash to: an index that changes its mind is not served from what was kept before.
        return _store.FindFile(Folder, file.Sha256) ?? await _files.DoAsync(file.Sha256, stop => FetchFileAsync(file, stop), cancellationToken);
    }

    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _http.Dispose();
    }

    private PythonAnswer.Refused? TooNew(string name, ImmutableArray<PythonFile> files)
    {
        // An index that does not say when files came is believed, as with npm's.
        if (_options.MinimumAge == TimeSpan.Zero || files.IsEmpty || files.Any(file => file.Uploaded is null)) return null;
        var age = _time.GetUtcNow() - files.Min(file => file.Uploaded!.Value);
        return age >= _options.MinimumAge ? null : new PythonAnswer.Refused(
            "dependencies.too-new",
            $"'{name}' first appeared {Math.Max(0, (int)age.TotalHours)} hours ago. Packages younger than {_options.MinimumAge.TotalHours:0} hours are not installed (Forja:Packages:MinimumAge).");
    }

    private static PythonAnswer.Found Stored(StoredDocument document) => new(JsonSerializer.Deserialize<ImmutableArray<PythonFile>>(File.ReadAllBytes(document.Path)));

    private async Task<PythonAnswer> FetchPageAsync(string name, StoredDocument? stored, CancellationToken cancellationToken)
    {
        using var silence = new Silence(_options.RegistrySilence, _time, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{name}/");
            request.Headers.Accept.ParseAdd($"{JsonType}, text/html;q=0.5");
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return new PythonAnswer.Absent();
            if (!response.IsSuccessStatusCode) return OlderOr($"{_http.BaseAddress!.Host} answered {(int)response.StatusCode}");

            using var content = new MemoryStream();
            await RegistryClient.CopyAsync(response.Content, content, _options.MaxMetadataBytes, silence);
            var files = PythonPage.Read(
                Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length), response.Content.Headers.ContentType?.MediaType == JsonType, response.RequestMessage!.RequestUri!);
            _store.PutDocument(Folder, name, JsonSerializer.SerializeToUtf8Bytes(files), _time.GetUtcNow());
            return new PythonAnswer.Found(files);
        }
        catch (Exception exception) when (RegistryClient.IsNetworkFailure(exception, cancellationToken))
        {
            return OlderOr(silence.Told(exception));
        }

        PythonAnswer OlderOr(string reason) => stored is null ? new PythonAnswer.Unreachable(reason) : Stored(stored);
    }

    private async Task<string> FetchFileAsync(PythonFile file, CancellationToken cancellationToken)
    {
        if (_store.FindFile(Folder, file.Sha256) is { } there) return there;
        using var silence = new Silence(_options.RegistrySilence, _time, cancellationToken);
        using var declared = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var own = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        var path = _store.NewFile();
        try
        {
            using (var response = await _http.GetAsync(file.Address, HttpCompletionOption.ResponseHeadersRead, silence.Token))
            {
                response.EnsureSuccessStatusCode();
                await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
                await using var hashing = new HashingStream(target, declared, own);
                await RegistryClient.CopyAsync(response.Content, hashing, _options.MaxTarballBytes, silence);
                target.Flush(flushToDisk: true);
            }

            if (!CryptographicOperations.FixedTimeEquals(declared.GetHashAndReset(), Convert.FromHexString(file.Sha256)))
            {
                throw new RegistryException("dependencies.corrupt", $"'{file.Name}' is not what the index says it is (sha256 {file.Sha256}).");
            }

            return _store.AddFile(Folder, file.Sha256, path, own.GetHashAndReset());
        }
        catch (Exception exception)
        {
            File.Delete(path);
            if (!RegistryClient.IsNetworkFailure(exception, cancellationToken)) throw;
            throw new RegistryException("dependencies.registry-unreachable", $"{file.Name}: {silence.Told(exception)}", exception);
        }
    }
}
