using System.Runtime.InteropServices;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Builds one layer in three steps: npm says which packages the wish needs, unless a lock says so already; the packages are linked into place; Vite's optimizer
/// prepares them. A layer's folder is complete or not there.
/// </summary>
internal sealed partial class LayerBuilder(
    Toolchains toolchains,
    LayerResolver resolver,
    LayerInstaller installer,
    LayerOptimizer optimizer,
    LayerFolder folder,
    IOptions<PackageOptions> options,
    TimeProvider time,
    ILogger<LayerBuilder> logger)
{
    /// <summary>What a layer's content depends on beside its packages.</summary>
    public static string Platform { get; } = $"linux-{RuntimeInformation.OSArchitecture}".ToLowerInvariant();

    public async Task<LayerResult> BuildAsync(LayerPlan plan, IProgress<LayerProgress> progress, CancellationToken cancellationToken)
    {
        Toolchain node;
        try
        {
            node = await toolchains.NodeAsync(cancellationToken);
        }
        catch (SandboxFailedException exception)
        {
            return new LayerResult.Failed(exception.Code, exception.Message);
        }

        var work = folder.NewWork();
        using var limit = new CancellationTokenSource(options.Value.BuildTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await BuildInAsync(work, node, plan, progress, stop.Token);
        }
        catch (RegistryException exception) when (!cancellationToken.IsCancellationRequested)
        {
            return new LayerResult.Failed(exception.Code, exception.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new LayerResult.Failed("dependencies.install-failed", $"Installing took longer than {options.Value.BuildTimeout.TotalMinutes:0} minutes.");
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    private async Task<LayerResult> BuildInAsync(string work, Toolchain node, LayerPlan plan, IProgress<LayerProgress> progress, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        var packageLock = plan.LockFits && plan.Lock!.IsComplete() ? plan.Lock : null;
        if (packageLock is null)
        {
            var (resolved, failed) = await resolver.ResolveAsync(work, node, plan, progress, cancellationToken);
            if (failed is not null) return failed;
            packageLock = resolved!;
        }

        var (layer, modules) = (Path.Join(work, "layer"), Path.Join(work, "layer", "node_modules"));
        Directory.CreateDirectory(layer);
        var resolvedAt = time.GetTimestamp();
        progress.Report(new LayerProgress(LayerStage.Installing));
        await installer.InstallAsync(packageLock, layer, line => progress.Report(new LayerProgress(LayerStage.Installing, line)), cancellationToken);

        // Targets for the writable folders of each sandbox. runc gives a memory folder the mode of the folder that it covers.
        foreach (var name in (string[])[".vite", ".vite-temp"]) HostFolders.Make(Path.Join(modules, name), (UnixFileMode)0b1_111_111_111);

        var installedAt = time.GetTimestamp();
        if (plan.OptimizeWith is { } files)
        {
            progress.Report(new LayerProgress(LayerStage.Optimizing));
            var made = await optimizer.OptimizeAsync(work, modules, node, files, plan.InBackground, line => progress.Report(new LayerProgress(LayerStage.Optimizing, line)), cancellationToken);
            if (made is not null) Directory.Move(made, Path.Join(layer, "vite"));
        }

        progress.Report(new LayerProgress(LayerStage.Finishing));
        File.WriteAllBytes(Path.Join(layer, "package-lock.json"), packageLock.Write());
        var key = LayerKey.Of(plan.Manifest, packageLock, node.Version, Platform);
        var optimizedAt = time.GetTimestamp();
        var stored = folder.Commit(key, layer, new LayerDescription(node.Version, plan.Manifest.Overrides, time.GetUtcNow()));
        LogBuilt(
            key,
            packageLock.Packages.Length,
            time.GetElapsedTime(begun).TotalSeconds,
            time.GetElapsedTime(begun, resolvedAt).TotalSeconds,
            time.GetElapsedTime(resolvedAt, installedAt).TotalSeconds,
            time.GetElapsedTime(installedAt, optimizedAt).TotalSeconds);
        return new LayerResult.Built(stored);
    }

    [LoggerMessage(LogLevel.Information, "Layer {Key} was built: {Packages} packages in {Seconds:0.0} s (resolving {Resolving:0.0} s, installing {Installing:0.0} s, optimizing {Optimizing:0.0} s).")]
    private partial void LogBuilt(string key, int packages, double seconds, double resolving, double installing, double optimizing);
}
