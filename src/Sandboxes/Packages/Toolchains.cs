using System.Diagnostics;
using System.Runtime.InteropServices;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages.Layers;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages;

/// <summary>
/// The language runtimes that sandboxes get, fetched once and kept. Versions and hashes are pinned in <see cref="ToolchainRelease"/>; a folder below
/// <c>toolchains/</c> is complete or not there.
/// </summary>
public sealed partial class Toolchains
{
    private const int OldestUsableNode = 20;
    private const long MostUnpackedBytes = 1L << 30;

    private readonly string _root;
    private readonly RegistryClient _registry;
    private readonly ILogger<Toolchains> _logger;
    private readonly SemaphoreSlim _fetching = new(1, 1);
    private Toolchain? _node;

    internal Toolchains(IOptions<ProjectFilesOptions> files, RegistryClient registry, ILogger<Toolchains> logger)
    {
        _root = Path.Join(files.Value.DataDirectory, "toolchains");
        _registry = registry;
        _logger = logger;
    }

    /// <summary>Node with npm. Throws <see cref="SandboxFailedException"/> when it can neither be fetched nor found on this machine.</summary>
    public async Task<Toolchain> NodeAsync(CancellationToken cancellationToken)
    {
        if (_node is { } ready) return ready;
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            return _node ??= await FindOrFetchAsync(cancellationToken);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<Toolchain> FindOrFetchAsync(CancellationToken cancellationToken)
    {
        string reason;
        if (ToolchainRelease.Current(RuntimeInformation.OSArchitecture) is { } release)
        {
            var directory = Path.Join(_root, release.Folder);
            if (Directory.Exists(directory)) return new Toolchain(release.NodeVersion, directory);
            try
            {
                await FetchAsync(release, directory, cancellationToken);
                LogFetched(release.NodeVersion, _registry.Address.Host);
                return new Toolchain(release.NodeVersion, directory);
            }
            catch (Exception exception) when (exception is RegistryException or InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
            {
                reason = exception.Message;
            }
        }
        else
        {
            reason = $"there is no pinned Node for {RuntimeInformation.OSArchitecture}";
        }

        // Not remembered as the answer for ever: the next start tries to fetch again.
        var found = await FindInSystemAsync(cancellationToken)
            ?? throw new SandboxFailedException("dependencies.no-toolchain", $"Node could not be fetched ({reason}), and /usr/bin/node is not there or older than {OldestUsableNode}.");
        LogFellBack(found.Version, reason);
        return found;
    }

    private async Task FetchAsync(ToolchainRelease release, string directory, CancellationToken cancellationToken)
    {
        using var making = new UnfinishedFolder(Path.Join(_root, "unfinished"));
        var unfinished = making.NewFolder();
        var node = Path.Join(unfinished, "node.tgz");
        var npm = Path.Join(unfinished, "npm.tgz");
        await Task.WhenAll(DownloadAsync(release.Node, node, cancellationToken), DownloadAsync(release.Npm, npm, cancellationToken));

        // Headers and manuals stay out: nothing is compiled in a sandbox.
        await UnpackAsync(node, unfinished, path => path is "bin/node" or "LICENSE", cancellationToken);
        await UnpackAsync(npm, Path.Join(unfinished, "lib/node_modules/npm"), null, cancellationToken);
        File.CreateSymbolicLink(Path.Join(unfinished, "bin/npm"), "../lib/node_modules/npm/bin/npm-cli.js");
        File.CreateSymbolicLink(Path.Join(unfinished, "bin/npx"), "../lib/node_modules/npm/bin/npx-cli.js");
        foreach (var script in (string[])["npm-cli.js", "npx-cli.js"])
        {
            File.SetUnixFileMode(Path.Join(unfinished, "lib/node_modules/npm/bin", script), (UnixFileMode)0b111_101_101);
        }

        File.Delete(node);
        File.Delete(npm);
        UnfinishedFolder.TryFinish(unfinished, directory);
    }

    private async Task DownloadAsync(ToolchainPackage package, string path, CancellationToken cancellationToken)
    {
        if (!PackageName.TryParse(package.Name, out var name) || !Integrity.TryParse(package.Integrity, out var pinned)) throw new InvalidDataException($"'{package}' is badly pinned.");
        var said = await _registry.GetVersionAsync(name, package.Version, cancellationToken);

        // The pinned hash rules, whatever the registry says today.
        await _registry.DownloadAsync(said with { Integrity = pinned }, path, cancellationToken);
    }

    private static async Task UnpackAsync(string tarball, string directory, Func<string, bool>? wanted, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(tarball);
        await PackageArchive.ExtractAsync(file, directory, wanted, MostUnpackedBytes, cancellationToken);
    }

    // Only below /usr: that is the part of the machine that sandboxes see.
    private static async Task<Toolchain?> FindInSystemAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists("/usr/bin/node")) return null;
        using var node = Process.Start(new ProcessStartInfo("/usr/bin/node", "--version") { RedirectStandardOutput = true });
        if (node is null) return null;
        var version = (await node.StandardOutput.ReadToEndAsync(cancellationToken)).Trim().TrimStart('v');
        await node.WaitForExitAsync(cancellationToken);
        return Version.TryParse(version, out var parsed) && parsed.Major >= OldestUsableNode ? new Toolchain(version, "/usr") : null;
    }

    [LoggerMessage(LogLevel.Information, "Node {Version} was fetched from {Registry}.")]
    private partial void LogFetched(string version, string registry);

    [LoggerMessage(LogLevel.Warning, "Using this machine's Node {Version}, because the pinned one could not be had: {Reason}.")]
    private partial void LogFellBack(string version, string reason);
}
