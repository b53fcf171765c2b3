using System.Text.Json;
using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages.Layers;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.BrowserSets;

/// <summary>
/// Bundles one set, in a sandbox that sees the layer, cannot change it, and has no network. No code of a package runs there but the project's own Svelte compiler,
/// and what comes out serves only those whose lock names the same packages, byte for byte.
/// </summary>
internal sealed partial class BrowserSetBuilder(
    ISandboxHost host, Toolchains toolchains, BrowserSetFolder folder, IOptions<PackageOptions> options, TimeProvider time, ILogger<BrowserSetBuilder> logger)
{
    private const string Program = "browser-set.mjs";

    public async Task<BrowserSetOutcome> BuildAsync(BrowserSetPlan plan, DependencyLayer layer, CancellationToken cancellationToken)
    {
        var work = Path.Join(folder.Unfinished, Guid.NewGuid().ToString("N"));
        var output = new InstallerOutput(_ => { });
        using var limit = new CancellationTokenSource(options.Value.BundleTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var begun = time.GetTimestamp();
            var made = await RunAsync(work, plan, layer, output, stop.Token);
            if (made is null) return new BrowserSetOutcome.Failed("dependencies.bundle-failed", output.ToString());
            var set = folder.Commit(plan, made);
            LogBuilt(set.Key, set.Entries.Count, set.Versions.Count, time.GetElapsedTime(begun).TotalSeconds);
            return new BrowserSetOutcome.Ready(set);
        }
        catch (SandboxFailedException exception)
        {
            return new BrowserSetOutcome.Failed(exception.Code, exception.Message);
        }
        catch (InvalidDataException exception)
        {
            return new BrowserSetOutcome.Failed("dependencies.bundle-failed", exception.Message);
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return new BrowserSetOutcome.Failed("dependencies.bundle-failed", $"Bundling took longer than {options.Value.BundleTimeout.TotalMinutes:0} minutes.");
        }
        finally
        {
            if (Directory.Exists(work)) Directory.Delete(work, recursive: true);
        }
    }

    /// <summary>The folder with what was made; null when the bundler failed.</summary>
    private async Task<string?> RunAsync(string work, BrowserSetPlan plan, DependencyLayer layer, InstallerOutput output, CancellationToken cancellationToken)
    {
        var node = await toolchains.NodeAsync(cancellationToken);
        var bundler = await toolchains.BundlerAsync(cancellationToken);
        var (asked, app, made) = (Path.Join(work, "plan"), Path.Join(work, "app"), Path.Join(work, "made"));
        HostFolders.MakePassThrough(work);

        // The bundler finds packages by listing folders.
        foreach (var path in (string[])[asked, app, Path.Join(app, "node_modules"), made]) HostFolders.Make(path, (UnixFileMode)0b111_101_101);
        await File.WriteAllBytesAsync(Path.Join(asked, "plan.json"), JsonSerializer.SerializeToUtf8Bytes(new { packages = plan.Packages, extras = plan.Extras }), cancellationToken);
        await using (var source = typeof(BrowserSetBuilder).Assembly.GetManifestResourceStream(Program)!)
        await using (var target = File.Create(Path.Join(asked, Program)))
        {
            await source.CopyToAsync(target, cancellationToken);
        }

        if (Native.IsRoot) Native.ChangeOwner(made, SandboxIdentity.Builder.HostUser);
        var spec = new SandboxSpec
        {
            Name = $"browser-set-{Path.GetFileName(work)[..12]}",
            Identity = SandboxIdentity.Builder,
            Share = SandboxShare.Background,
            Mounts =
            [
                new SandboxMount.ReadOnly(node.Directory, Toolchain.MountPoint),
                new SandboxMount.ReadOnly(bundler, Toolchains.BundlerMountPoint),
                new SandboxMount.ReadOnly(asked, "/plan"),
                new SandboxMount.ReadOnly(app, "/app"),
                new SandboxMount.ReadOnly(layer.NodeModules, "/app/node_modules"),
                new SandboxMount.Writable(made, "/out"),
            ],
            Limits = options.Value.BuilderLimits,
        };
        var command = SandboxCommand.Of(Toolchain.NodePath, $"/plan/{Program}") with
        {
            Environment = new Dictionary<string, string> { ["ESBUILD_BINARY_PATH"] = $"{Toolchains.BundlerMountPoint}/bin/esbuild" },
        };
        return (await host.RunAsync(spec, command, output.Add, cancellationToken)).Succeeded ? made : null;
    }

    [LoggerMessage(LogLevel.Information, "Set {Key} was bundled for pages: {Entries} entries of {Packages} packages in {Seconds:0.0} s.")]
    private partial void LogBuilt(string key, int entries, int packages, double seconds);
}
