using System.Runtime.InteropServices;
using Forja.Sandboxes.Packages.Registry;

namespace Forja.Sandboxes.Packages;

/// <content>The bundler, for builders alone: it is mounted into no sandbox that runs a project.</content>
public sealed partial class Toolchains
{
    /// <summary>Where a builder sees it: <c>esbuild/</c>, <c>cjs-module-lexer/</c> and <c>bin/esbuild</c>.</summary>
    internal const string BundlerMountPoint = "/opt/browser-tools";

    private string? _bundler;

    /// <summary>The bundler's folder. Throws <see cref="SandboxFailedException"/> when it cannot be had.</summary>
    internal async Task<string> BundlerAsync(CancellationToken cancellationToken)
    {
        if (_bundler is { } ready) return ready;
        await _fetching.WaitAsync(cancellationToken);
        try
        {
            return _bundler ??= await FindOrFetchBundlerAsync(cancellationToken);
        }
        finally
        {
            _fetching.Release();
        }
    }

    private async Task<string> FindOrFetchBundlerAsync(CancellationToken cancellationToken)
    {
        if (BundlerRelease.Current(RuntimeInformation.OSArchitecture) is not { } release)
            throw new SandboxFailedException("dependencies.no-toolchain", $"there is no pinned bundler for {RuntimeInformation.OSArchitecture}");
        var directory = Path.Join(_root, release.Folder);
        if (Directory.Exists(directory)) return directory;
        try
        {
            await FetchAsync(release, directory, cancellationToken);
            LogFetchedBundler(release.Library.Version, _registry.Address.Host);
            return directory;
        }
        catch (Exception exception) when (exception is RegistryException or InvalidDataException or IOException && !cancellationToken.IsCancellationRequested)
        {
            throw new SandboxFailedException("dependencies.no-toolchain", $"The bundler could not be fetched: {exception.Message}", exception);
        }
    }

    private async Task FetchAsync(BundlerRelease release, string directory, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(_root);
        var unfinished = Path.Join(_root, $".new-{Guid.NewGuid():N}");
        Directory.CreateDirectory(unfinished);
        try
        {
            await Task.WhenAll(
                FetchAsync(release.Library, unfinished, "esbuild", path => path is "lib/main.js" or "package.json" or "LICENSE.md", cancellationToken),
                FetchAsync(release.Program, unfinished, "", path => path is "bin/esbuild", cancellationToken),
                FetchAsync(release.Lexer, unfinished, "cjs-module-lexer", path => path is "lexer.js" or "package.json" or "LICENSE", cancellationToken));
            File.SetUnixFileMode(Path.Join(unfinished, "bin/esbuild"), (UnixFileMode)0b111_101_101);
            Directory.Move(unfinished, directory);
        }
        catch
        {
            Directory.Delete(unfinished, recursive: true);
            throw;
        }
    }

    private async Task FetchAsync(ToolchainPackage package, string root, string folder, Func<string, bool> wanted, CancellationToken cancellationToken)
    {
        var tarball = Path.Join(root, $"{package.Name.Replace('/', '-')}.tgz");
        await DownloadAsync(package, tarball, cancellationToken);
        await UnpackAsync(tarball, Path.Join(root, folder), wanted, cancellationToken);
        File.Delete(tarball);
    }

    [Microsoft.Extensions.Logging.LoggerMessage(Microsoft.Extensions.Logging.LogLevel.Information, "The bundler, esbuild {Version}, was fetched from {Registry}.")]
    private partial void LogFetchedBundler(string version, string registry);
}
