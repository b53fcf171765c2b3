using Forja.Sandboxes.Hosts.Oci;
using Forja.Sandboxes.Packages.Registry;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>Finds out which packages a wish needs: npm's own rules, by npm itself, in a sandbox that has the registry and nothing else of the world. It installs nothing.</summary>
internal sealed class LayerResolver(ISandboxHost host, PackageProxy proxy, PackageRules rules, IOptions<PackageOptions> options)
{
    /// <summary>The lock for a wish, starting from an older one if there is; or why there is none.</summary>
    public async Task<(PackageLock? Lock, LayerResult.Failed? Failed)> ResolveAsync(
        string work, Toolchain node, LayerPlan plan, IProgress<LayerProgress> progress, CancellationToken cancellationToken)
    {
        progress.Report(new LayerProgress(LayerStage.Resolving));
        await rules.CheckAsync(plan.Manifest, plan.Lock, cancellationToken);
        var folder = Directory.CreateDirectory(Path.Join(work, "resolve")).FullName;
        File.WriteAllBytes(Path.Join(folder, "package.json"), plan.Manifest.ToBuilderPackage());
        if (plan.Lock is not null) File.WriteAllBytes(Path.Join(folder, "package-lock.json"), plan.Lock.Write(RegistryCache.LocalAddress));
        if (Native.IsRoot) foreach (var path in (string[])[folder, .. Directory.GetFiles(folder)]) Native.ChangeOwner(path, SandboxIdentity.Builder.HostUser);

        var output = new InstallerOutput(line => progress.Report(new LayerProgress(LayerStage.Resolving, line)));
        var exit = await host.RunAsync(
            new SandboxSpec
            {
                Name = $"layer-resolve-{Path.GetFileName(work)[..12]}",
                Identity = SandboxIdentity.Builder,
                Mounts = [new SandboxMount.Writable(folder, "/app"), new SandboxMount.ReadOnly(node.Directory, Toolchain.MountPoint)],
                Limits = options.Value.BuilderLimits,
                Registry = proxy.HandleConnectionAsync,
            },
            SandboxCommand.Of(
                Toolchain.NodePath, Toolchain.NpmPath, "install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--include=dev",
                "--omit-lockfile-registry-resolved", $"--registry={RegistryCache.LocalAddress}", "--cache=/tmp/npm", "--fetch-retries=0", "--maxsockets=12", "--loglevel=warn"),
            output.Add,
            cancellationToken);
        if (exit.OutOfMemory) return (null, new LayerResult.Failed("dependencies.install-failed", "The installer ran out of memory."));
        if (!exit.Succeeded) return (null, new LayerResult.Failed(output.Code(), output.ToString()));

        var written = Path.Join(folder, "package-lock.json");
        return PackageLock.TryParse(File.Exists(written) ? File.ReadAllBytes(written) : null, out var packageLock)
            ? (packageLock.WithRoot(plan.Manifest), null)
            : (null, new LayerResult.Failed("dependencies.install-failed", "The installer wrote no lock."));
    }
}
