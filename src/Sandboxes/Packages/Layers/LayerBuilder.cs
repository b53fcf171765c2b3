using System.Runtime.InteropServices;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Builds one layer. First npm installs, with scripts off, in a sandbox that has the registry and nothing else of the world; no package's code runs there. Then Vite's
/// optimizer prepares the packages in a second sandbox that cannot change them: it does run packages' code, so what it leaves is looked at before it is taken.
/// </summary>
internal sealed partial class LayerBuilder(
    ISandboxHost host, Toolchains toolchains, PackageProxy proxy, LayerFolder folder, IOptions<PackageOptions> options, TimeProvider time, ILogger<LayerBuilder> logger)
{
    // A server, not "vite optimize": some plugins note what the optimizer worked with when a server starts, and force the work anew without that note.
    // The folder appears by one rename when the optimizer is done.
    private const string BootVite = """
        import { existsSync } from 'node:fs'
        import { createServer } from 'vite'

        const server = await createServer({ server: { host: '127.0.0.1', port: 5173 } })
        await server.listen()
        while (!existsSync('node_modules/.vite/deps/_metadata.json')) await new Promise((resolve) => setTimeout(resolve, 20))
        await server.close()
        process.exit(0)
        """;

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

        var work = Path.Join(folder.Unfinished, Guid.NewGuid().ToString("N"));
        var started = time.GetTimestamp();
        Directory.CreateDirectory(work);
        using var limit = new CancellationTokenSource(options.Value.BuildTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var result = await BuildInAsync(work, node, plan, progress, stop.Token);
            if (result is LayerResult.Built built) LogBuilt(built.Layer.Layer.Key, built.Layer.Lock.Packages.Length, time.GetElapsedTime(started).TotalSeconds);
            return result;
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
        Write(work, "package.json", plan.Manifest.ToBuilderPackage());
        if (plan.Lock is not null) Write(work, "package-lock.json", plan.Lock.Write(RegistryCache.LocalAddress));
        if (Native.IsRoot) foreach (var path in (string[])[work, .. Directory.GetFiles(work)]) Native.ChangeOwner(path, SandboxIdentity.Builder.HostUser);

        var modules = Path.Join(work, "node_modules");
        var mounts = new SandboxMount[] { new SandboxMount.Writable(work, "/app"), new SandboxMount.ReadOnly(node.Directory, Toolchain.MountPoint) };
        await using (var sandbox = await host.StartAsync(NewSpec(work, "install", mounts) with { Registry = proxy.HandleConnectionAsync }, cancellationToken))
        {
            var failed = await InstallAsync(sandbox, plan, progress, cancellationToken);
            if (failed is not null) return failed;
        }

        // Targets for the writable folders of each sandbox.
        Directory.CreateDirectory(modules);
        foreach (var name in (string[])[".vite", ".vite-temp"]) Directory.CreateDirectory(Path.Join(modules, name));

        await OptimizeAsync(work, node, plan, progress, cancellationToken);
        progress.Report(new LayerProgress(LayerStage.Finishing));
        return Finish(work, node, plan);
    }

    private SandboxSpec NewSpec(string work, string step, IReadOnlyList<SandboxMount> mounts) => new()
    {
        Name = $"layer-{step}-{Path.GetFileName(work)[..12]}",
        Identity = SandboxIdentity.Builder,
        Mounts = mounts,
        Limits = options.Value.BuilderLimits,
    };

    private static async Task<LayerResult.Failed?> InstallAsync(ISandboxInstance sandbox, LayerPlan plan, IProgress<LayerProgress> progress, CancellationToken cancellationToken)
    {
        progress.Report(new LayerProgress(LayerStage.Installing));
        foreach (var verb in plan.LockFits ? (string[])["ci", "install"] : ["install"])
        {
            var output = new InstallerOutput(line => progress.Report(new LayerProgress(LayerStage.Installing, line)));
            var exit = await RunAsync(sandbox, output, cancellationToken, Toolchain.NodePath, Toolchain.NpmPath, verb,
                "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--include=dev", "--omit-lockfile-registry-resolved",
                $"--registry={RegistryCache.LocalAddress}", "--cache=/tmp/npm", "--fetch-retries=0", "--maxsockets=12", "--loglevel=warn");
            if (exit.Succeeded) return null;
            if (verb == "ci" && output.SaysLockDoesNotFit()) continue;
            return exit.OutOfMemory ? new LayerResult.Failed("dependencies.install-failed", "The installer ran out of memory.") : new LayerResult.Failed(output.Code(), output.ToString());
        }

        return null;
    }

    // A layer is whole without the optimizer's work; the sandbox then does it at its first start.
    private async Task OptimizeAsync(string work, Toolchain node, LayerPlan plan, IProgress<LayerProgress> progress, CancellationToken cancellationToken)
    {
        var modules = Path.Join(work, "node_modules");
        if (plan.OptimizeWith is null || !File.Exists(Path.Join(modules, "vite/bin/vite.js"))) return;
        progress.Report(new LayerProgress(LayerStage.Optimizing));

        var (app, made) = (Path.Join(work, "app"), Path.Join(work, "made"));
        foreach (var (path, content) in plan.OptimizeWith) Write(app, path.Value, content.Span);
        Directory.CreateDirectory(Path.Join(app, "node_modules"));
        Directory.CreateDirectory(made);
        if (Native.IsRoot) Native.ChangeOwner(made, SandboxIdentity.Builder.HostUser);

        SandboxMount[] mounts =
        [
            new SandboxMount.ReadOnly(node.Directory, Toolchain.MountPoint),
            new SandboxMount.ReadOnly(app, "/app"),
            new SandboxMount.ReadOnly(modules, "/app/node_modules"),
            new SandboxMount.Writable(made, "/app/node_modules/.vite"),
            new SandboxMount.Temporary("/app/node_modules/.vite-temp", 16 << 20),
        ];
        var output = new InstallerOutput(line => progress.Report(new LayerProgress(LayerStage.Optimizing, line)));
        using var limit = new CancellationTokenSource(options.Value.OptimizeTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await using var sandbox = await host.StartAsync(NewSpec(work, "optimize", mounts), stop.Token);
            var exit = await RunAsync(sandbox, output, stop.Token, Toolchain.NodePath, "--input-type=module", "--eval", BootVite);
            if (!exit.Succeeded) LogNotOptimized(output.ToString());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogNotOptimized($"It took longer than {options.Value.OptimizeTimeout.TotalSeconds:0} s.");
        }

        if (File.Exists(Path.Join(made, "deps/_metadata.json")) && FileSystem.HasOnlyPlainFiles(made)) Directory.Move(made, Path.Join(work, "vite"));
    }

    private LayerResult Finish(string work, Toolchain node, LayerPlan plan)
    {
        if (!PackageLock.TryParse(File.Exists(Path.Join(work, "package-lock.json")) ? File.ReadAllBytes(Path.Join(work, "package-lock.json")) : null, out var written))
        {
            return new LayerResult.Failed("dependencies.install-failed", "The installer wrote no lock.");
        }

        var packageLock = (plan.LockFits && plan.Lock!.Packages.Length == written.Packages.Length ? plan.Lock : written).WithRoot(plan.Manifest);
        foreach (var entry in Directory.GetFileSystemEntries(work).Where(entry => Path.GetFileName(entry) is not ("node_modules" or "vite")))
        {
            if (File.Exists(entry)) File.Delete(entry);
            else Directory.Delete(entry, recursive: true);
        }

        Write(work, "package-lock.json", packageLock.Write());
        var key = LayerKey.Of(plan.Manifest, packageLock, node.Version, Platform);
        return new LayerResult.Built(folder.Commit(key, work, new LayerDescription(node.Version, plan.Manifest.Overrides, time.GetUtcNow())));
    }

    private static async Task<ProcessExit> RunAsync(ISandboxInstance sandbox, InstallerOutput output, CancellationToken cancellationToken, params string[] arguments)
    {
        var process = await sandbox.StartProcessAsync(SandboxCommand.Of(arguments), output.Add, cancellationToken);
        return await process.Exited.WaitAsync(cancellationToken);
    }

    private static void Write(string work, string path, ReadOnlySpan<byte> content)
    {
        var target = Path.Join(work, path);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllBytes(target, content);
    }

    [LoggerMessage(LogLevel.Information, "Layer {Key} was built: {Packages} packages in {Seconds:0.0} s.")]
    private partial void LogBuilt(string key, int packages, double seconds);

    [LoggerMessage(LogLevel.Warning, "Vite's optimizer could not prepare a layer; sandboxes will do it themselves. {Output}")]
    private partial void LogNotOptimized(string output);
}
