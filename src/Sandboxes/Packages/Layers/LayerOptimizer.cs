using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Packages.Layers;

/// <summary>
/// Lets Vite's optimizer prepare a layer's packages, in a sandbox that cannot change them and has no network at all: it does run packages' code, so what it leaves is
/// looked at before it is taken. A layer is whole without this; a sandbox over it then does the work itself, at its first start.
/// </summary>
internal sealed partial class LayerOptimizer(ISandboxHost host, IOptions<PackageOptions> options, TimeProvider time, ILogger<LayerOptimizer> logger)
{
    // A server, not "vite optimize": some plugins note what the optimizer worked with when a server starts, and force the work anew without that note.
    // What it made is written shorter: a first visit loads all of it, and half is the spaces and long names of packages in their development form. Statements stay as they are, and so
    // do the names of functions and classes, which messages show.
    // The folder appears by one rename when the optimizer is done. Its work is for the very plugins that run later, by name: see vite.mjs.
    private const string BootVite = """
        import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
        import * as vite from 'vite'

        const server = await vite.createServer({ plugins: [{ name: 'forja' }], server: { host: '127.0.0.1', port: 5173 } })
        await server.listen()
        while (!existsSync('node_modules/.vite/deps/_metadata.json')) await new Promise((resolve) => setTimeout(resolve, 20))
        await server.close()

        const folder = 'node_modules/.vite/deps'
        const shorter = { module: true, compress: false, mangle: { keepNames: true }, codegen: { removeWhitespace: true } }
        await Promise.all(readdirSync(folder).filter((name) => vite.minify && name.endsWith('.js')).map(async (name) => {
          const { code, errors } = await vite.minify(name, readFileSync(`${folder}/${name}`, 'utf8'), shorter)
          if (errors.length === 0) writeFileSync(`${folder}/${name}`, code)
        }))
        process.exit(0)
        """;

    /// <summary>Prepares the packages in <paramref name="modules"/> as these files use them. The folder with the result, inside <paramref name="work"/>; null when it came to nothing.</summary>
    public async Task<string?> OptimizeAsync(
        string work, string modules, Toolchain node, ImmutableSortedDictionary<FilePath, ReadOnlyMemory<byte>> files, bool inBackground, Action<string> tell, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Join(modules, "vite/bin/vite.js"))) return null;
        var (app, made) = (Path.Join(work, "app"), Path.Join(work, "vite"));
        foreach (var (path, content) in files)
        {
            var target = Path.Join(app, path.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllBytesAsync(target, content, cancellationToken);
        }

        Directory.CreateDirectory(Path.Join(app, "node_modules"));
        Directory.CreateDirectory(made);
        if (Native.IsRoot) Native.ChangeOwner(made, SandboxIdentity.Builder.HostUser);
        await BootAsync(work, modules, node, app, made, inBackground, tell, cancellationToken);
        if (!File.Exists(Path.Join(made, "deps/_metadata.json")) || !FileSystem.HasOnlyPlainFiles(made)) return null;

        SourceMaps.RemoveFrom(made);
        return made;
    }

    private async Task BootAsync(string work, string modules, Toolchain node, string app, string made, bool inBackground, Action<string> tell, CancellationToken cancellationToken)
    {
        var spec = new SandboxSpec
        {
            Name = $"layer-optimize-{Path.GetFileName(work)[..12]}",
            Identity = SandboxIdentity.Builder,
            Mounts =
            [
                new SandboxMount.ReadOnly(node.Directory, Toolchain.MountPoint),
                new SandboxMount.ReadOnly(app, "/app"),
                new SandboxMount.ReadOnly(modules, "/app/node_modules"),
                new SandboxMount.Writable(made, "/app/node_modules/.vite"),
                new SandboxMount.Temporary("/app/node_modules/.vite-temp", 16 << 20),
            ],
            Limits = options.Value.BuilderLimits,
            Share = inBackground ? SandboxShare.Background : SandboxShare.Usual,
        };
        var output = new InstallerOutput(tell);
        using var limit = new CancellationTokenSource(options.Value.OptimizeTimeout, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            var exit = await host.RunAsync(spec, SandboxCommand.Of(Toolchain.NodePath, "--input-type=module", "--eval", BootVite), output.Add, stop.Token);
            if (!exit.Succeeded) LogNotOptimized(output.ToString());
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            LogNotOptimized($"It took longer than {options.Value.OptimizeTimeout.TotalSeconds:0} s.");
        }
    }

    [LoggerMessage(LogLevel.Warning, "Vite's optimizer could not prepare a layer; sandboxes will do it themselves. {Output}")]
    private partial void LogNotOptimized(string output);
}
