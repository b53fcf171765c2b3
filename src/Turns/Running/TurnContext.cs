using Forja.Generation;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Turns.Checks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Turns.Running;

/// <summary>Gathers what a model is shown of a project: its files, its conversation, its rules. What fits is the generation stage's business.</summary>
internal sealed class TurnContext(IServiceScopeFactory scopes, ProjectFolders folders, StarterCatalog starters, EarlierTurns before)
{
    /// <summary>Bytes above which a file is listed and not shown; source files are far below, data files above.</summary>
    private const int MostBytesShown = 96 * 1024;

    /// <summary>Turns whose files count as touched lately, and that the conversation goes back to.</summary>
    private const int RecentTurns = 3;
    private const int ConversationTurns = 20;
    private const int MostPromises = 20;

    private static readonly FilePath[] RulesFiles = [FilePath.Parse("FORJA.md"), FilePath.Parse("forja.md"), FilePath.Parse("AGENTS.md")];

    public async Task<GenerationRequest> GatherAsync(TurnJob job, FailureEvidence? evidence, CancellationToken cancellationToken)
    {
        var earlier = await EarlierAsync(job, cancellationToken);

        // What the starter is and what to replace in it helps once; later it would invite the model to replace what it has made itself.
        var starter = evidence is null && !earlier.Any(turn => turn.Files.Count > 0) && job.Starter is { } id ? starters.Find(id) : null;
        var touched = evidence is null ? earlier.TakeLast(RecentTurns) : await ThisTurnAsync(job, cancellationToken);
        var recent = touched.SelectMany(turn => turn.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var tree = folders.TreeOf(job.Project);
        var listing = await tree.ListAsync(cancellationToken);
        var locks = await LocksAsync(job.Project, cancellationToken);
        List<ProjectFileView> views = [];
        foreach (var entry in listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File))
        {
            var view = await ViewAsync(tree, entry, Importance(entry.Path, job, recent, evidence, starter), cancellationToken);
            views.Add(view with { IsLocked = FileLocks.Cover(locks, entry.Path) });
        }

        return new GenerationRequest
        {
            ModelId = job.Model!,
            Language = job.Language,
            Prompt = job.Text,
            Starter = starter is null ? null : Brief(starter),
            Files = views,
            History = [.. earlier.SelectMany(Messages)],
            Evidence = evidence,
            OpenFile = job.OpenFile,
            Mode = job.Mode switch { TurnMode.Plan => GenerationMode.Plan, TurnMode.Ask => GenerationMode.Ask, _ => GenerationMode.Build },
            Attachments = [.. job.Attachments.Select(item => new Attachment(item.Name, item.Type, item.Data))],
            Rules = await RulesAsync(tree, cancellationToken),
            Open = evidence is null && job.Mode == TurnMode.Build ? OpenOf(earlier.LastOrDefault(), await before.PastAsync(job, cancellationToken)) : [],
            Promises = [.. (await before.LedgerAsync(job, cancellationToken)).Take(MostPromises).Select(promise => promise.Line)],
        };
    }

    // What a log holds may be anything, what could not be looked at says nothing, and what was left behind by going back is no longer there.
    private static IReadOnlyList<ObservedFailure> OpenOf(Turn? last, VersionPast past) =>
        [.. (last?.Receipt is { } receipt && past.Has(receipt.Version) ? receipt.Checks : []).Where(check => check.Status is CheckStatus.Warned or CheckStatus.Failed && check.Name != Check.Log && check.Detail is not null).Select(check => new ObservedFailure(check.Name, check.Detail!.Split('\n')[0], check.Detail))];

    /// <summary>The project's name as it is now.</summary>
    public async Task<string> NameAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Project>().Where(item => item.Id == project).Select(item => item.Name).SingleAsync(cancellationToken);
    }

    // What failed was most likely written just now.
    private async Task<IEnumerable<Turn>> ThisTurnAsync(TurnJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking().Where(turn => turn.Id == job.Turn.Value).ToListAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> LocksAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ProjectStore>().LocksAsync(project, cancellationToken);
    }

    private async Task<List<Turn>> EarlierAsync(TurnJob job, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var turns = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<Turn>().AsNoTracking()
            .Where(turn => turn.Project == job.Project.Value && turn.Number < job.Number)
            .OrderByDescending(turn => turn.Number)
            .Take(ConversationTurns)
            .ToListAsync(cancellationToken);
        turns.Reverse();
        return turns;
    }

    private static IEnumerable<ConversationMessage> Messages(Turn turn)
    {
        yield return new ConversationMessage(ConversationAuthor.Person, turn.Text, []);
        if (turn.Reply.Length == 0 && turn.Files.Count == 0) yield break;
        yield return new ConversationMessage(ConversationAuthor.Model, turn.Reply, [.. turn.Files.Select(file => FilePath.Parse(file.Path))])
        {
            Removed = [.. turn.Files.Where(file => file.Change == FileChangeKind.Deleted).Select(file => FilePath.Parse(file.Path))],
        };
    }

    private static FileImportance Importance(FilePath path, TurnJob job, HashSet<string> recent, FailureEvidence? evidence, Starter? starter)
    {
        if (SecretPaths.AreListedOnly(path)) return FileImportance.ListedOnly;
        if (path == job.OpenFile || evidence?.Failures.Any(failure => Names(failure, path)) is true) return FileImportance.Central;
        if ((IsBackground(path) && (starter is null || !IsSmallAndShown(path))) || RulesFiles.Contains(path) || starter?.Demo.Contains(path) is true) return FileImportance.Background;
        return recent.Contains(path.Value) ? FileImportance.Recent : FileImportance.Ordinary;
    }

    private static bool Names(ObservedFailure failure, FilePath path) =>
        failure.Summary.Contains(path.Value, StringComparison.Ordinal) || failure.Output?.Contains(path.Value, StringComparison.Ordinal) is true;

    // Configuration that works is best left alone, and pictures say little as text.
    private static bool IsBackground(FilePath path) =>
        path.Extension is ".svg" or ".map" or ".csv"
        || path.Name.StartsWith("vite.config", StringComparison.Ordinal) || path.Name.StartsWith("svelte.config", StringComparison.Ordinal)
        || path.Name.StartsWith("eslint.config", StringComparison.Ordinal) || (path.Name.StartsWith("tsconfig", StringComparison.Ordinal) && path.Extension == ".json")
        || path.Name is ".gitignore" or "forja.json" or ".env.example";

    // A first build recolours the sign and has to know how strict the compiler is.
    private static bool IsSmallAndShown(FilePath path) => path.Name is "favicon.svg" or "tsconfig.json";

    private static async Task<ProjectFileView> ViewAsync(WorkingTree tree, TreeEntry entry, FileImportance importance, CancellationToken cancellationToken)
    {
        var shown = importance != FileImportance.ListedOnly && entry.Size <= MostBytesShown;
        return new ProjectFileView(entry.Path, entry.Size, shown ? await ProjectText.ReadAsync(tree, entry.Path, cancellationToken) : null, importance);
    }

    private static async Task<string?> RulesAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        foreach (var path in RulesFiles)
        {
            if (await ProjectText.ReadAsync(tree, path, cancellationToken) is { } text) return text;
        }

        return null;
    }

    private static StarterBrief Brief(Starter starter) => new(
        starter.Id,
        starter.Stack,
        starter.Brief,
        [.. starter.Files.Keys.Where(path => path.Value is "src/App.tsx" or "src/App.vue" or "src/App.svelte" or "index.html" or "app.py" or "src/server.js" or "src/index.js" or "server.js")],
        Dependencies(starter));

    private static IReadOnlyList<string> Dependencies(Starter starter)
    {
        if (!starter.Files.TryGetValue(FilePath.Parse("package.json"), out var json)) return [];
        using var package = System.Text.Json.JsonDocument.Parse(json);
        List<string> names = [];
        foreach (var kind in (string[])["dependencies", "devDependencies"])
        {
            if (package.RootElement.TryGetProperty(kind, out var list)) names.AddRange(list.EnumerateObject().Select(item => item.Name));
        }

        return names;
    }
}
