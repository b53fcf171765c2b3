using System.Collections.Concurrent;
using Forja.Previews.Browser;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Sandboxes.Packages.BrowserSets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Forja.Turns.Routing;

/// <summary>
/// How each project runs, kept so that the edge need not read its files at every request: decided anew after each version and each change of the setting. What is
/// read while that happens may be the decision before it; the next request gets the new one.
/// </summary>
internal sealed class ProjectRuntimes(IServiceScopeFactory scopes, ProjectFolders folders, BrowserPackages packages, GivenSets given, IOptions<RoutingOptions> options) : IBrowserProjects
{
    private readonly ConcurrentDictionary<ProjectId, Lazy<Task<BrowserProject?>>> _known = new();

    /// <summary>The decision, and what it rests on; null when there is no such project. Always fresh.</summary>
    public async Task<RuntimeDecision?> DecideAsync(ProjectId project, CancellationToken cancellationToken) =>
        await FindRowAsync(project, cancellationToken) is { } row ? await DecideAsync(project, row.Runtime, cancellationToken) : null;

    /// <summary>What this setting would come to.</summary>
    public async Task<RuntimeDecision> DecideAsync(ProjectId project, string runtime, CancellationToken cancellationToken) =>
        SelectExecutor.For(runtime, CanRunInBrowser.Judge(await FactsOfTree.ReadAsync(folders.TreeOf(project), cancellationToken)), options.Value.AutoPrefersBrowser);

    public async ValueTask<BrowserProject?> FindAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var entry = _known.GetOrAdd(project, id => new Lazy<Task<BrowserProject?>>(() => Task.Run(() => ReadAsync(id), CancellationToken.None)));
        try
        {
            return await entry.Value.WaitAsync(cancellationToken);
        }
        catch (Exception) when (entry.Value.IsFaulted)
        {
            // A store that failed once may have recovered: the next request asks again.
            _known.TryRemove(KeyValuePair.Create(project, entry));
            throw;
        }
    }

    public BrowserSetFile? FindPackage(ProjectId project, string set, string file, bool compressed) => given.Has(project, set) ? packages.Find(set, file, compressed) : null;

    /// <summary>Something that decides has changed.</summary>
    public void Forget(ProjectId project) => _known.TryRemove(project, out _);

    private async Task<BrowserProject?> ReadAsync(ProjectId project)
    {
        if (await FindRowAsync(project, CancellationToken.None) is not { } row) return null;

        // Most projects are a sandbox's whatever their files say.
        if (row.Runtime is not Runtimes.Browser && !(row.Runtime is Runtimes.Auto && options.Value.AutoPrefersBrowser)) return null;
        var decision = await DecideAsync(project, row.Runtime, CancellationToken.None);
        return decision.Effective == Runtimes.Browser ? new BrowserProject(row.Head, row.UpdatedAt, decision.Hybrid) : null;
    }

    private async Task<Row?> FindRowAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Project>().AsNoTracking()
            .Where(row => row.Id == project).Select(row => new Row(row.Runtime, row.Head, row.UpdatedAt)).FirstOrDefaultAsync(cancellationToken);
    }

    private sealed record Row(string Runtime, int Head, DateTimeOffset UpdatedAt);
}
