using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Registry;

/// <summary>
/// Speaks to the real npm registry. It goes through the machine's proxy and trusts the machine's certificates, as any program here does. What it hands out is
/// complete and, for tarballs, verified.
/// </summary>
internal sealed class RegistryClient : IDisposable
{
    private const int Tries = 3;

    private readonly PackageOptions _options;
    private readonly TimeProvider _time;
    private readonly HttpClient _http;

    public RegistryClient(IOptions<PackageOptions> options, TimeProvider time)
    {
        _options = options.Value;
        _time = time;
        _http = new HttpClient(new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Brotli,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxConnectionsPerServer = 16,
        })
        {
            // Every call has a limit of its own on silence; a large tarball on a slow line may take its time.
            Timeout = Timeout.InfiniteTimeSpan,
            BaseAddress = RegistryAddress.Resolve(_options.Registry),
        };
        _http.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Forja", typeof(RegistryClient).Assembly.GetName().Version?.ToString(3)));
    }

    public Uri Address => _http.BaseAddress!;

    /// <summary>The document of a package with all its versions.</summary>
    public async Task<RegistryAnswer> GetPackageAsync(PackageName name, bool abbreviated, string? tag, CancellationToken cancellationToken)
    {
        using var silence = new Silence(_options.RegistrySilence, _time, cancellationToken);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, name.Escaped);
            request.Headers.Accept.ParseAdd(abbreviated ? "application/vnd.npm.install-v1+json, application/json;q=0.8" : "application/json");
            if (tag is not null && EntityTagHeaderValue.TryParse(tag, out var known)) request.Headers.IfNoneMatch.Add(known);

            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (response.StatusCode == HttpStatusCode.NotModified) return new RegistryAnswer.Unchanged();
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone) return new RegistryAnswer.Absent();
            if (!response.IsSuccessStatusCode) return new RegistryAnswer.Unreachable($"{Address.Host} answered {(int)response.StatusCode}");

            using var content = new MemoryStream();
            await CopyAsync(response.Content, content, _options.MaxMetadataBytes, silence);
            return new RegistryAnswer.Found(content.ToArray(), response.Headers.ETag?.ToString());
        }
        catch (Exception exception) when (IsNetworkFailure(exception, cancellationToken))
        {
            return new RegistryAnswer.Unreachable(silence.Told(exception));
        }
    }

    /// <summary>Where a version's tarball is. Throws <see cref="RegistryException"/> when the registry does not say.</summary>
    public async Task<PackageVersion> GetVersionAsync(PackageName name, string version, CancellationToken cancellationToken)
    {
        using var silence = new Silence(_options.RegistrySilence, _time, cancellationToken);
        try
        {
            // One version is a small document; registries that do not offer it give all versions.
            using var response = await _http.GetAsync(new Uri(Address, $"{name.Escaped}/{Uri.EscapeDataString(version)}"), HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (response.IsSuccessStatusCode)
            {
                using var content = new MemoryStream();
                await CopyAsync(response.Content, content, _options.MaxMetadataBytes, silence);
                using var document = JsonDocument.Parse(content.GetBuffer().AsMemory(0, (int)content.Length));
                return ReadVersion(name, version, document.RootElement);
            }
        }
        catch (Exception exception) when (IsNetworkFailure(exception, cancellationToken))
        {
            throw new RegistryException("dependencies.registry-unreachable", $"{Address.Host}: {silence.Told(exception)}", exception);
        }

        return await GetPackageAsync(name, abbreviated: false, tag: null, cancellationToken) switch
        {
            RegistryAnswer.Found found => FindVersion(name, version, found.Content),
            RegistryAnswer.Unreachable unreachable => throw new RegistryException("dependencies.registry-unreachable", unreachable.Reason),
            _ => throw new RegistryException("dependencies.not-found", $"There is no package '{name}'."),
        };
    }

    /// <summary>
    /// Fetches a tarball into a file, which must not exist, and checks it. A corrupt or broken transfer is tried again; the file is gone after a failure.
    /// Returns the SHA-512 of the content.
    /// </summary>
    public async Task<byte[]> DownloadAsync(PackageVersion version, string path, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await DownloadOnceAsync(version, path, cancellationToken);
            }
            catch (RegistryException exception) when (exception.Code is "dependencies.corrupt" or "dependencies.registry-unreachable" && attempt < Tries && !cancellationToken.IsCancellationRequested)
            {
                File.Delete(path);
            }
            catch
            {
                File.Delete(path);
                throw;
            }
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task<byte[]> DownloadOnceAsync(PackageVersion version, string path, CancellationToken cancellationToken)
    {
        using var silence = new Silence(_options.RegistrySilence, _time, cancellationToken);
        using var declared = IncrementalHash.CreateHash(version.Integrity.Algorithm);
        using var own = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        try
        {
            using var response = await _http.GetAsync(version.Tarball, HttpCompletionOption.ResponseHeadersRead, silence.Token);
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone)
            {
                throw new RegistryException("dependencies.no-such-version", $"The registry has no tarball of {version.Name}@{version.Version}.");
            }

            response.EnsureSuccessStatusCode();
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await using var hashing = new HashingStream(file, declared, own);
            await CopyAsync(response.Content, hashing, _options.MaxTarballBytes, silence);
            file.Flush(flushToDisk: true);
        }
        catch (Exception exception) when (IsNetworkFailure(exception, cancellationToken))
        {
            throw new RegistryException("dependencies.registry-unreachable", $"{version.Name}@{version.Version}: {silence.Told(exception)}", exception);
        }

        if (!version.Integrity.Matches(declared.GetHashAndReset()))
        {
            throw new RegistryException("dependencies.corrupt", $"The tarball of {version.Name}@{version.Version} is not what the registry says it is ({version.Integrity}).");
        }

        return own.GetHashAndReset();
    }

    internal static async Task CopyAsync(HttpContent content, Stream target, long limit, Silence silence)
    {
        await using var source = await content.ReadAsStreamAsync(silence.Token);
        var buffer = new byte[64 * 1024];
        long total = 0;
        for (int read; (read = await source.ReadAsync(buffer, silence.Token)) > 0;)
        {
            silence.Heard();
            total += read;
            if (total > limit) throw new HttpRequestException($"The answer is larger than {limit} bytes.");
            await target.WriteAsync(buffer.AsMemory(0, read), silence.Token);
        }

        if (content.Headers.ContentLength is { } length && content.Headers.ContentEncoding.Count == 0 && total != length) throw new HttpRequestException("The answer ended early.");
    }

    private static PackageVersion FindVersion(PackageName name, string version, byte[] content)
    {
        using var document = JsonDocument.Parse(content);
        return document.RootElement.TryGetProperty("versions", out var versions) && versions.TryGetProperty(version, out var found)
            ? ReadVersion(name, version, found)
            : throw new RegistryException("dependencies.no-such-version", $"There is no version {version} of '{name}'.");
    }

    private static PackageVersion ReadVersion(PackageName name, string version, JsonElement element)
    {
        var dist = element.GetProperty("dist");
        var tarball = new Uri(dist.GetProperty("tarball").GetString()!);
        var declared = dist.TryGetProperty("integrity", out var text) ? text.GetString() : null;
        if (!Integrity.TryParse(declared, out var integrity)) integrity = Integrity.FromShasum(dist.TryGetProperty("shasum", out var sum) ? sum.GetString() : null);
        if (integrity is null || tarball.Scheme is not ("http" or "https"))
        {
            throw new RegistryException("dependencies.corrupt", $"The registry does not say what the tarball of {name}@{version} hashes to.");
        }

        return new PackageVersion(name, version, tarball, integrity);
    }

    internal static bool IsNetworkFailure(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && exception is HttpRequestException or IOException or OperationCanceledException or JsonException or KeyNotFoundException or UriFormatException or InvalidOperationException;
}
