using System.Collections.Immutable;
using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Recipes;
using Forja.Sandboxes.Services;

namespace Forja.Sandboxes;

/// <summary>How a project is to run, as its files say now; the same plan means that a running sandbox need not be restarted.</summary>
/// <param name="Recipe">The server.</param>
/// <param name="Dependencies">The packages it needs from a layer; null when it needs none.</param>
/// <param name="Services">The databases it asks for.</param>
internal sealed record SandboxPlan(Recipe Recipe, DependencySet? Dependencies, ImmutableArray<ServiceKind> Services)
{
    /// <summary>The folder whose package.json names them; empty for the root.</summary>
    public string PackageFolder { get; init; } = "";

    private static readonly string[] ViteConfigs = ["vite.config.ts", "vite.config.js", "vite.config.mts", "vite.config.mjs"];

    /// <summary>Folders whose requirements.txt names nothing that this machine lacks.</summary>
    private ImmutableHashSet<string> SatisfiedFolders { get; init; } = [];

    /// <summary>Whether what the program would install is there already.</summary>
    public bool NeedsNoInstall(RecipeProgram program) =>
        program.Install == $"python3 {RecipeDetector.PythonPackages} requirements.txt" && SatisfiedFolders.Contains(program.Directory);

    /// <summary>Reads the project's files. Throws <see cref="SandboxFailedException"/> when they do not say how to run it.</summary>
    public static async Task<SandboxPlan> ReadAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        var listing = await tree.ListAsync(cancellationToken);
        var app = await FactsAsync(tree, listing, cancellationToken);
        var outcome = RecipeDetector.Detect(app);
        if (outcome is RecipeOutcome.Missing missing) throw new SandboxFailedException(missing.Code, missing.Detail);

        var folder = Layout.PackageFolder(app.Texts);
        return new SandboxPlan(((RecipeOutcome.Found)outcome).Recipe, folder is null ? null : await DependenciesAsync(tree, app, folder, cancellationToken), ServiceWishes.Read(app.Text(ServiceWishes.File)))
        {
            PackageFolder = folder ?? "",
            SatisfiedFolders = [.. app.Texts.Where(text => Path.GetFileName(text.Key) == "requirements.txt" && MachinePython.Satisfies(text.Value)).Select(text => Path.GetDirectoryName(text.Key)!)],
        };
    }

    /// <summary>What the project's files say about how it runs.</summary>
    public static async Task<AppFacts> FactsAsync(WorkingTree tree, CancellationToken cancellationToken) => await FactsAsync(tree, await tree.ListAsync(cancellationToken), cancellationToken);

    private static async Task<AppFacts> FactsAsync(WorkingTree tree, TreeListing listing, CancellationToken cancellationToken)
    {
        var files = listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File).Select(entry => entry.Path.Value).ToImmutableHashSet();
        var texts = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var name in RecipeFiles.Wanted(files))
        {
            if (await ReadAsync(tree, name, cancellationToken) is { } content) texts[name] = Encoding.UTF8.GetString(content.Span);
        }

        return new AppFacts(files, texts.ToImmutable());
    }

    private static async Task<DependencySet> DependenciesAsync(WorkingTree tree, AppFacts app, string folder, CancellationToken cancellationToken)
    {
        var prefix = folder.Length == 0 ? "" : folder + "/";
        var config = ViteConfigs.Select(name => prefix + name).FirstOrDefault(app.Has);
        return new DependencySet
        {
            Package = Encoding.UTF8.GetBytes(app.Text($"{prefix}package.json")!),
            Lock = await ReadAsync(tree, $"{prefix}package-lock.json", cancellationToken),
            ViteConfig = config is null ? null : await ReadAsync(tree, config, cancellationToken),
        };
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(WorkingTree tree, string name, CancellationToken cancellationToken) =>
        (await tree.ReadAsync(FilePath.Parse(name), cancellationToken))?.Bytes;
}
