using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Recipes;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes;

/// <summary>Decides what a project's sandbox sees: its files, its packages, its runtime, and folders of its own to write in.</summary>
internal sealed class SandboxMounts(
    DependencyLayers layers, Toolchains toolchains, SandboxFolders folders, PlatformFiles platform, IServiceProvider services)
{
    /// <summary>
    /// The mounts for a plan, and the key of the layer among them. Prepares the layer when this machine has none; <paramref name="report"/> hears each line, and
    /// <paramref name="preparing"/> is called before the long way is taken. Throws <see cref="SandboxFailedException"/> when the packages cannot be had.
    /// </summary>
    public async Task<(ImmutableArray<SandboxMount> Mounts, string? Layer)> MakeAsync(
        ProjectId project, SandboxIdentity identity, SandboxPlan plan, Action preparing, Action<string> report, CancellationToken cancellationToken)
    {
        folders.Prepare(project, identity);
        var mounts = ImmutableArray.CreateBuilder<SandboxMount>();
        mounts.Add(new SandboxMount.Writable(folders.TreeOf(project), "/app"));
        mounts.Add(new SandboxMount.Writable(folders.HomeOf(project), "/home/app"));
        mounts.Add(new SandboxMount.ReadOnly(platform.Folder, "/opt/forja"));
        if (plan.Dependencies is not null || plan.Recipe.Programs.Any(NeedsNode))
        {
            var toolchain = await toolchains.NodeAsync(cancellationToken);
            mounts.Add(new SandboxMount.ReadOnly(toolchain.Directory, Toolchain.MountPoint));
        }

        if (plan.Dependencies is not { } set) return (mounts.ToImmutable(), null);

        var layer = await LayerAsync(project, set, plan.PackageFolder, preparing, report, cancellationToken);
        var modules = plan.PackageFolder.Length == 0 ? "/app/node_modules" : $"/app/{plan.PackageFolder}/node_modules";
        folders.MakeLayerTarget(project, identity, plan.PackageFolder);
        mounts.Add(new SandboxMount.ReadOnly(layer.NodeModules, modules));
        mounts.Add(new SandboxMount.Writable(folders.MakeViteCache(project, identity, layer.Key, layer.OptimizerCache), $"{modules}/.vite"));
        mounts.Add(new SandboxMount.Writable(folders.ViteTemporaryOf(project), $"{modules}/.vite-temp"));
        return (mounts.ToImmutable(), layer.Key);
    }

    /// <summary>Whether a running sandbox over this layer serves these dependencies as well.</summary>
    public async Task<bool> ServesAsync(string? layer, DependencySet? set, CancellationToken cancellationToken)
    {
        if (set is null || layer is null) return set is null && layer is null;
        return await layers.FindAsync(set, cancellationToken) is { } ready && ready.Layer.Key == layer;
    }

    private static bool NeedsNode(RecipeProgram program) => program.Start.Any(word => word.Contains("node", StringComparison.Ordinal) || word.Contains("npm", StringComparison.Ordinal) || word.Contains("npx", StringComparison.Ordinal));

    private async Task<DependencyLayer> LayerAsync(ProjectId project, DependencySet set, string folder, Action preparing, Action<string> report, CancellationToken cancellationToken)
    {
        var outcome = await layers.FindAsync(set, cancellationToken) as LayerOutcome;
        if (outcome is null)
        {
            preparing();
            outcome = await layers.PrepareAsync(set, new Lines(report), cancellationToken);
        }

        if (outcome is LayerOutcome.Failed failed) throw new SandboxFailedException(failed.Code, failed.Output);

        var ready = (LayerOutcome.Ready)outcome;
        if (ready.Lock is { } content) await WriteLockAsync(project, folder, content);
        return ready.Layer;
    }

    // The lock that belongs to the layer is the project's own from now on: exports and other machines install the same versions.
    private Task WriteLockAsync(ProjectId project, string folder, ReadOnlyMemory<byte> content) => services.GetRequiredService<IGrainFactory>().GetGrain<IProjectGrain>(project.Value).ApplyAsync(
        new EditBatch(VersionAuthors.Sandbox, null, null, [new FileEdit.Write(FilePath.Parse(folder.Length == 0 ? "package-lock.json" : $"{folder}/package-lock.json"), content)]));

    // Progress<T> would deliver on the thread pool, out of order.
    private sealed class Lines(Action<string> report) : IProgress<LayerProgress>
    {
        public void Report(LayerProgress value)
        {
            if (value.Line is { } line) report(line);
        }
    }
}
