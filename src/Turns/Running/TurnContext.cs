using System.Text;
using Forja.Generation;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Turns.Running;

/// <summary>Gathers what a model is shown of a project: its files, its conversation, its rules. What fits is the generation stage's business.</summary>
internal sealed class TurnContext(IServiceScopeFactory scopes, ProjectFolders folders, StarterCatalog starters)
{
    /// <summary>Bytes above which a file is listed and not shown; source files are far below, data files above.</summary>
    private const int MostBytesShown = 96 * 1024;

    /// <summary>Turns whose files count as touched lately, and that the conversation goes back to.</summary>
    private const int RecentTurns = 3;
    private const int ConversationTurns = 20;

    private static readonly FilePath[] RulesFiles = [FilePath.Parse("AGENTS.md"), FilePath.Parse("forja.md")];

    public async Task<GenerationRequest> GatherAsync(TurnJob job, FailureEvidence? evidence, CancellationToken cancellationToken)
    {
        var earlier = await EarlierAsync(job, cancellationToken);
        var recent = earlier.TakeLast(RecentTurns).SelectMany(turn => turn.Files).Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        var tree = folders.TreeOf(job.Project);
        var listing = await tree.ListAsync(cancellationToken);
        List<ProjectFileView> views = [];
        foreach (var entry in listing.Entries.Where(entry => entry.Kind == TreeEntryKind.File))
        {
            views.Add(await ViewAsync(tree, entry, Importance(entry.Path, job, recent, evidence), cancellationToken));
        }

        return new GenerationRequest
        {
            ModelId = job.Model!,
            Language = job.Language,
            Prompt = job.Text,
            // What the starter is and what to replace in it helps once; later it would invite the model to replace what it has made itself.
            Starter = evidence is null && !earlier.Any(turn => turn.Files.Count > 0) && job.Starter is { } id && starters.Find(id) is { } starter ? Brief(starter) : null,
            Files = views,
            History = [.. earlier.SelectMany(Messages)],
            Evidence = evidence,
            OpenFile = job.OpenFile,
            Rules = await RulesAsync(tree, cancellationToken),
        };
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
        yield return new ConversationMessage(ConversationAuthor.Model, turn.Reply, [.. turn.Files.Select(file => FilePath.Parse(file.Path))]);
    }

    private static FileImportance Importance(FilePath path, TurnJob job, HashSet<string> recent, FailureEvidence? evidence)
    {
        if (IsListedOnly(path)) return FileImportance.ListedOnly;
        if (path == job.OpenFile || evidence?.Failures.Any(failure => Names(failure, path)) is true) return FileImportance.Central;
        return recent.Contains(path.Value) ? FileImportance.Recent : FileImportance.Ordinary;
    }

    private static bool Names(ObservedFailure failure, FilePath path) =>
        failure.Summary.Contains(path.Value, StringComparison.Ordinal) || failure.Output?.Contains(path.Value, StringComparison.Ordinal) is true;

    // Lock files are the tools' own; what looks like a secret never leaves for a model.
    private static bool IsListedOnly(FilePath path) =>
        path.Name is "package-lock.json" or "pnpm-lock.yaml" or "yarn.lock" or "bun.lock" or "poetry.lock"
        || path.Name == ".env" || (path.Name.StartsWith(".env.", StringComparison.Ordinal) && path.Name is not ".env.example")
        || path.Extension is ".pem" or ".key" or ".p12" or ".pfx";

    private static async Task<ProjectFileView> ViewAsync(WorkingTree tree, TreeEntry entry, FileImportance importance, CancellationToken cancellationToken)
    {
        var shown = importance != FileImportance.ListedOnly && entry.Size <= MostBytesShown;
        return new ProjectFileView(entry.Path, entry.Size, shown ? await TextAsync(tree, entry.Path, cancellationToken) : null, importance);
    }

    private static async Task<string?> TextAsync(WorkingTree tree, FilePath path, CancellationToken cancellationToken)
    {
        try
        {
            // A file that a program replaced or removed meanwhile is listed and not shown.
            if (await tree.ReadAsync(path, cancellationToken) is not { } content || content.Bytes.Span.Contains((byte)0)) return null;
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.Bytes.Span);
        }
        catch (Exception error) when (error is FileRefusedException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static async Task<string?> RulesAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        foreach (var path in RulesFiles)
        {
            if (await TextAsync(tree, path, cancellationToken) is { } text) return text;
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
