using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes.Packages;
using Forja.Sandboxes.Packages.BrowserSets;
using Forja.Turns.Events;
using Forja.Turns.Running;
using Microsoft.Extensions.Logging;

namespace Forja.Turns.Routing;

/// <summary>
/// A project's packages for its page: found, or made beside the person's path and told of when they are there. One wish is worked on once; a wish that failed is not
/// tried again by itself, because asking is what pages do all the time.
/// </summary>
internal sealed partial class PagePackages(
    ProjectFolders folders, BrowserPackages packages, DependencyLayers layers, NewestVersions versions, GivenSets given, EventLog events, IGrainFactory grains, ILogger<PagePackages> logger)
{
    private static readonly FilePath Manifest = FilePath.Parse("package.json"), Lock = FilePath.Parse("package-lock.json");

    private const int MostNamed = 500;

    private readonly ConcurrentDictionary<ProjectId, Work> _work = new();

    /// <summary>How it stands; starts what is not there. The page may name imports beside those that its files show; what failed before is tried again on demand.</summary>
    public async Task<PagePackagesState> ReadAsync(ProjectId project, IReadOnlyList<string> named, bool again, CancellationToken cancellationToken)
    {
        var wish = await WishOf(project, named, cancellationToken);
        if (wish.Set is null) return new PagePackagesState.Ready(null, wish.Missing);
        if (await packages.FindAsync(wish.Set, wish.Imports, cancellationToken) is { } set) return Give(project, set, wish.Missing);

        var work = _work.AddOrUpdate(project, _ => Start(project, wish), (_, known) => known.Name == wish.Name && !(again && known.Task.IsCompleted) ? known : Start(project, wish));
        if (!work.Task.IsCompletedSuccessfully) return new PagePackagesState.Building(wish.Missing);
        return await work.Task switch
        {
            BrowserSetOutcome.Ready ready => Give(project, ready.Set, wish.Missing),
            BrowserSetOutcome.Failed failed => new PagePackagesState.Failed(failed.Code, failed.Output, wish.Missing),
            _ => throw new InvalidOperationException("A set ended in an unknown way."),
        };
    }

    /// <summary>
    /// Adds packages by their newest versions: manifest and lock change together, in one version, and only when npm could resolve them. A code and a detail when not.
    /// </summary>
    public async Task<(string Code, string Detail)?> AddAsync(ProjectId project, IReadOnlyList<string> names, CancellationToken cancellationToken)
    {
        var tree = folders.TreeOf(project);
        if (await tree.ReadAsync(Manifest, cancellationToken) is not { } manifest) return ("package.invalid", "The project has no package.json.");
        Dictionary<string, string> wanted = [];
        foreach (var name in names)
        {
            if (await versions.OfAsync(name, cancellationToken) is not { } version) return ("package.not-found", name);
            wanted[name] = $"^{version}";
        }

        // Named already: nothing to do but to have it made.
        if (PackageRepair.Add(Encoding.UTF8.GetString(manifest.Bytes.Span), wanted) is not { } changed) return null;
        var package = Encoding.UTF8.GetBytes(changed.Json);
        var wish = new DependencySet { Package = package, Lock = (await tree.ReadAsync(Lock, cancellationToken))?.Bytes };
        if (await layers.PrepareAsync(wish, null, cancellationToken) is not LayerOutcome.Ready layer) return ("package.not-found", string.Join(", ", changed.Added));

        var grain = grains.GetGrain<IProjectGrain>(project.Value);
        ImmutableArray<FileEdit> edits = [new FileEdit.Write(Manifest, package), .. layer.Lock is { } resolved ? [new FileEdit.Write(Lock, resolved)] : Array.Empty<FileEdit>()];
        await grain.ApplyAsync(new EditBatch(VersionAuthors.Person, null, null, edits, AllowShrink: true));
        await grain.CommitAsync(new CommitRequest(VersionAuthors.Person, $"+ {string.Join(", ", changed.Added)}"));
        return null;
    }

    private PagePackagesState.Ready Give(ProjectId project, BrowserSet set, ImmutableArray<string> missing)
    {
        if (!given.Has(project, set.Key)) given.Give(project, set.Key);
        return new PagePackagesState.Ready(set, missing);
    }

    private Work Start(ProjectId project, Wish wish) => new(wish.Name, new Lazy<Task<BrowserSetOutcome>>(() => Task.Run(() => MakeAsync(project, wish), CancellationToken.None)));

    private async Task<BrowserSetOutcome> MakeAsync(ProjectId project, Wish wish)
    {
        BrowserSetOutcome outcome;
        try
        {
            outcome = await packages.PrepareAsync(wish.Set!, wish.Imports, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogBroke(exception, project);
            outcome = new BrowserSetOutcome.Failed("dependencies.bundle-failed", exception.Message);
        }

        // Before anybody asks for its modules.
        if (outcome is BrowserSetOutcome.Ready ready) given.Give(project, ready.Set.Key);
        events.Publish(project, new ProjectEvent.BrowserPackagesMade(outcome is BrowserSetOutcome.Ready ? "ready" : "failed", (outcome as BrowserSetOutcome.Ready)?.Set.Key));
        return outcome;
    }

    private async Task<Wish> WishOf(ProjectId project, IReadOnlyList<string> named, CancellationToken cancellationToken)
    {
        var tree = folders.TreeOf(project);
        var facts = await FactsOfTree.ReadAsync(tree, cancellationToken);
        var imports = ImportedNames.InAll(facts.Texts.Where(file => CanRunInBrowser.IsOfPage(file.Key) && ImportedNames.IsCode(file.Key)).Select(file => file.Value)).Union(named.Take(MostNamed).Where(ImportedNames.IsName));
        if (await tree.ReadAsync(Manifest, cancellationToken) is not { } manifest) return new Wish("", null, imports, [.. imports.Select(ImportedNames.PackageOf).Distinct()]);

        var set = new DependencySet
        {
            Package = manifest.Bytes,
            Lock = (await tree.ReadAsync(Lock, cancellationToken))?.Bytes,
            ViteConfig = facts.Texts.FirstOrDefault(file => file.Key.StartsWith("vite.config.", StringComparison.Ordinal)) is { Value: { } config } ? Encoding.UTF8.GetBytes(config) : null,
        };
        var name = Convert.ToHexStringLower(SHA256.HashData([.. manifest.Bytes.Span, .. set.Lock is { } held ? held.Span : [], .. Encoding.UTF8.GetBytes(string.Join('\n', imports))]));
        return new Wish(name, set, imports, MissingNames.Of(facts, imports));
    }

    [LoggerMessage(LogLevel.Error, "Making the packages of {Project} for its page broke")]
    private partial void LogBroke(Exception exception, ProjectId project);

    /// <summary>What a project's files ask for, under a name that changes with it.</summary>
    private sealed record Wish(string Name, DependencySet? Set, ImmutableSortedSet<string> Imports, ImmutableArray<string> Missing);

    /// <summary>One wish being worked on; begun by whoever first looks at it.</summary>
    private sealed record Work(string Name, Lazy<Task<BrowserSetOutcome>> Outcome)
    {
        public Task<BrowserSetOutcome> Task => Outcome.Value;
    }
}
