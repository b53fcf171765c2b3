using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes;

/// <summary>How a project is to run, as its files say now; the same plan means that a running sandbox need not be restarted.</summary>
/// <param name="Recipe">The server.</param>
/// <param name="Dependencies">The packages it needs from a layer; null when it needs none.</param>
internal sealed record SandboxPlan(Recipe Recipe, DependencySet? Dependencies)
{
    private static readonly string[] ViteConfigs = ["vite.config.ts", "vite.config.js", "vite.config.mts", "vite.config.mjs"];

    /// <summary>Reads the project's files. Throws <see cref="SandboxFailedException"/> when they do not say how to run it.</summary>
    public static async Task<SandboxPlan> ReadAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        var listing = await tree.ListAsync(cancellationToken);
        var files = listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File).Select(entry => entry.Path.Value).ToHashSet();
        var texts = new Dictionary<string, string>();
        foreach (var name in RecipeDetector.Read.Where(files.Contains))
        {
            if (await ReadAsync(tree, name, cancellationToken) is { } content) texts[name] = System.Text.Encoding.UTF8.GetString(content.Span);
        }

        var outcome = RecipeDetector.Detect(new AppFacts([.. files], System.Collections.Immutable.ImmutableDictionary.CreateRange(texts)));
        if (outcome is RecipeOutcome.Missing missing) throw new SandboxFailedException(missing.Code, missing.Detail);

        return new SandboxPlan(((RecipeOutcome.Found)outcome).Recipe, await DependenciesAsync(tree, files, texts, cancellationToken));
    }

    private static async Task<DependencySet?> DependenciesAsync(
        WorkingTree tree, HashSet<string> files, Dictionary<string, string> texts, CancellationToken cancellationToken)
    {
        if (!texts.TryGetValue("package.json", out var text) || NodePackage.Parse(text) is not { Dependencies.IsEmpty: false }) return null;

        var config = ViteConfigs.FirstOrDefault(files.Contains);
        return new DependencySet
        {
            Package = System.Text.Encoding.UTF8.GetBytes(text),
            Lock = await ReadAsync(tree, "package-lock.json", cancellationToken),
            ViteConfig = config is null ? null : await ReadAsync(tree, config, cancellationToken),
        };
    }

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(WorkingTree tree, string name, CancellationToken cancellationToken) =>
        (await tree.ReadAsync(FilePath.Parse(name), cancellationToken))?.Bytes;
}
