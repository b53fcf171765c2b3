using System.Diagnostics;
using System.Globalization;
using System.Net;
using Forja.Sandboxes.Egress;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Imports;

/// <summary>
/// Fetches the newest state of a public repository with git, held short: https only, to an address that was looked at and is then kept to (no second look-up, no
/// redirect, no proxy), no settings of this machine, no hook, no filter, no submodule, no password, no checkout; bounded in time and bytes.
/// </summary>
public sealed partial class GitClone
{
    private static readonly string[] Places = ["/usr/bin/git", "/usr/local/bin/git"];

    /// <summary>Blocks of <c>ulimit -f</c>: no single file grows beyond the bound between two looks.</summary>
    private const int BlockBytes = 512;

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(250);

    private readonly IEgressNetwork _network;
    private readonly GitCloneOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<GitClone> _logger;

    internal GitClone(IEgressNetwork network, IOptions<GitCloneOptions> options, TimeProvider time, ILogger<GitClone> logger) =>
        (_network, _options, _time, _logger) = (network, options.Value, time, logger);

    public async Task<GitCloneOutcome> FetchAsync(string address, CancellationToken cancellationToken)
    {
        if (Array.Find(Places, File.Exists) is not { } git) return new GitCloneOutcome.Refused(GitCloneCodes.Missing);
        if (!TryRead(address, out var url)) return new GitCloneOutcome.Refused(GitCloneCodes.AddressInvalid);
        if (await FindAsync(url, cancellationToken) is not { } place) return new GitCloneOutcome.Refused(GitCloneCodes.AddressClosed);

        var folder = Directory.CreateTempSubdirectory("forja-git-");
        try
        {
            return await FetchAsync(git, url, place, folder, cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private bool TryRead(string address, out Uri url)
    {
        url = null!;
        if (address.Length > 2_000 || !Uri.TryCreate(address.Trim(), UriKind.Absolute, out var parsed) || parsed.UserInfo.Length > 0 || parsed.Fragment.Length > 0 || parsed.Query.Length > 0) return false;

        url = parsed;
        var loopback = _options.AllowLoopback && parsed is { Scheme: "http", IsLoopback: true };
        return (loopback || (parsed.Scheme == "https" && parsed.IsDefaultPort)) && parsed.AbsolutePath.Length > 1 && parsed.Host.Length > 0;
    }

    private async Task<IPAddress?> FindAsync(Uri url, CancellationToken cancellationToken)
    {
        IPAddress[] addresses;
        try
        {
            addresses = IPAddress.TryParse(url.Host.Trim('[', ']'), out var literal) ? [literal] : await _network.ResolveAsync(url.IdnHost, cancellationToken);
        }
        catch (System.Net.Sockets.SocketException)
        {
            return null;
        }

        if (_options.AllowLoopback && addresses.FirstOrDefault(IPAddress.IsLoopback) is { } loopback) return loopback;

        // One closed address among open ones is a trick, not a mistake.
        var own = PublicAddress.OfThisMachine();
        return addresses.Length > 0 && addresses.All(address => PublicAddress.IsPublic(address) && !own.Contains(address)) ? addresses[0] : null;
    }

    private async Task<GitCloneOutcome> FetchAsync(string git, Uri url, IPAddress place, DirectoryInfo folder, CancellationToken cancellationToken)
    {
        var repository = Path.Combine(folder.FullName, "repository");
        var port = url.Port.ToString(CultureInfo.InvariantCulture);
        var resolved = place.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{place}]" : place.ToString();
        var cloned = await RunAsync(git, folder,
        [
            "-c", $"http.curloptResolve={url.IdnHost}:{port}:{resolved}", "-c", "http.followRedirects=false", "-c", "http.proxy=", "-c", "http.sslVerify=true",
            "-c", "protocol.allow=never", "-c", $"protocol.{url.Scheme}.allow=always", "-c", "credential.helper=", "-c", "core.hooksPath=/dev/null", "-c", "core.symlinks=false",
            "-c", "transfer.fsckObjects=true", "-c", "gc.auto=0", "-c", "http.lowSpeedLimit=1000", "-c", "http.lowSpeedTime=20",
            "clone", "--quiet", "--bare", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=", "--", url.AbsoluteUri, repository,
        ], cancellationToken);
        if (cloned is not null) return new GitCloneOutcome.Refused(cloned);

        var zip = Path.Combine(folder.FullName, "files.zip");
        var packed = await RunAsync(git, folder, ["-c", "core.attributesFile=/dev/null", "-C", repository, "archive", "--format=zip", "-1", $"--output={zip}", "HEAD"], cancellationToken);
        if (packed is not null) return new GitCloneOutcome.Refused(packed);

        // Open files outlive their folder.
        return new GitCloneOutcome.Fetched(new FileStream(zip, FileMode.Open, FileAccess.Read, FileShare.Delete | FileShare.Read, 64 * 1024, FileOptions.Asynchronous));
    }

    /// <summary>Null when it went well; a code otherwise.</summary>
    private async Task<string?> RunAsync(string git, DirectoryInfo folder, IEnumerable<string> arguments, CancellationToken cancellationToken)
    {
        var blocks = (_options.MaxBytes / BlockBytes).ToString(CultureInfo.InvariantCulture);
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -f {blocks}; ulimit -c 0; exec \"$0\" \"$@\"", git, .. arguments])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Surroundings(folder)) start.Environment[name] = value;

        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{git} was not started.");
        process.StandardInput.Close();
        var output = Task.WhenAll(TailOf(process.StandardError), TailOf(process.StandardOutput));
        using var limit = new CancellationTokenSource(_options.Timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var ended = process.WaitForExitAsync(CancellationToken.None);
        try
        {
            using var looks = new PeriodicTimer(BetweenLooks, _time);
            while (!ended.IsCompleted)
            {
                await Task.WhenAny(ended, looks.WaitForNextTickAsync(stop.Token).AsTask());
                stop.Token.ThrowIfCancellationRequested();
                if (BytesOf(folder) > _options.MaxBytes) return GitCloneCodes.TooLarge;
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return GitCloneCodes.TooSlow;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            await ended;
        }

        if (process.ExitCode == 0) return null;
        LogFailed(process.ExitCode, string.Join('\n', await output));
        return GitCloneCodes.NotFetched;
    }

    private static Dictionary<string, string> Surroundings(DirectoryInfo folder) => new()
    {
        ["PATH"] = "/usr/bin:/bin",
        ["HOME"] = folder.FullName,
        ["LC_ALL"] = "C",
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_ATTR_NOSYSTEM"] = "1",
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_ASKPASS"] = "/bin/false",
        ["GIT_PROTOCOL_FROM_USER"] = "0",
    };

    private static long BytesOf(DirectoryInfo folder)
    {
        try
        {
            return folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // Git renames as it goes; the next look sees it.
            return 0;
        }
    }

    // Read to the end so that git never waits for us; the end of it says why it failed.
    private static async Task<string> TailOf(StreamReader reader)
    {
        var tail = "";
        var chunk = new char[4_096];
        while (await reader.ReadAsync(chunk) is > 0 and var count)
        {
            tail += new string(chunk, 0, count);
            if (tail.Length > 4_096) tail = tail[^4_096..];
        }

        return tail;
    }

    [LoggerMessage(LogLevel.Information, "git ended with {ExitCode}: {Output}")]
    private partial void LogFailed(int exitCode, string output);
}
