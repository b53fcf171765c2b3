using System.Text;
using Forja.ProjectFiles;
using Forja.Sandboxes.Recipes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Sandboxes.Endpoints;

/// <summary>How a project runs, over HTTP: read, tried, and saved into its <c>forja.json</c>. A mount, a device, a privilege or a network cannot be said here.</summary>
internal static class RecipeEndpoints
{
    private const int LongestSettings = 256 * 1024;

    private static readonly FilePath Settings = FilePath.Parse(RecipeFiles.Settings);

    public static void Map(RouteGroupBuilder projects)
    {
        var recipe = projects.MapGroup("/{id}/recipe").WithTags("Sandbox").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync);
        recipe.MapGet("", GetAsync).WithName("GetRecipe").ProducesProblem(404);
        recipe.MapPut("", PutAsync).WithName("PutRecipe").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409).ProducesProblem(412);
    }

    private static async Task<Ok<RecipeAnswer>> GetAsync(string id, ProjectFolders folders, CancellationToken cancellationToken)
    {
        var (app, hash) = await ReadAsync(folders.TreeOf(ProjectId.Parse(id)), cancellationToken);
        return TypedResults.Ok(Answer(app, hash));
    }

    /// <summary>Saves how the app is to run. With <c>preview=true</c> nothing is saved: the answer says what would come of it. <c>If-Match</c> is the hash that was read.</summary>
    private static async Task<Results<Ok<RecipeEffect>, ProblemHttpResult>> PutAsync(
        string id, RecipeBody body, HttpContext context, ProjectFolders folders, IGrainFactory grains, bool preview = false, CancellationToken cancellationToken = default)
    {
        if (body.Programs is not { Count: > 0 and <= RecipeSettings.MostPrograms } programs || programs.Any(program => program?.Start is null || program.Name is null))
        {
            return SandboxEndpoints.Problem(400, RecipeProblem.TooManyPrograms, $"An app has 1 to {RecipeSettings.MostPrograms} programs.");
        }

        if (programs.Where((program, at) => !RecipeSettings.IsName(program.Name) || programs.Take(at).Any(other => other.Name == program.Name)).FirstOrDefault() is { } misnamed)
        {
            return Invalid(new RecipeProblem(RecipeProblem.NameInvalid, misnamed.Name, "A program's name has small letters, digits and '-', and stands once."));
        }

        var (before, hash) = await ReadAsync(folders.TreeOf(ProjectId.Parse(id)), cancellationToken);
        var text = RecipeText.With(before.Text(RecipeFiles.Settings), programs, (RecipeDetector.Guess(before) as RecipeOutcome.Found)?.Recipe);
        if (text?.Length > LongestSettings) return SandboxEndpoints.Problem(400, RecipeProblem.EnvironmentInvalid, "This is more than a forja.json may hold.");

        var after = before with { Texts = text is null ? before.Texts.Remove(RecipeFiles.Settings) : before.Texts.SetItem(RecipeFiles.Settings, text) };
        var outcome = RecipeDetector.Detect(after);
        if (outcome is RecipeOutcome.Missing missing) return Invalid(missing.Problem ?? new RecipeProblem(missing.Code, null, missing.Detail));

        var restarts = RecipeDetector.Detect(before) is not RecipeOutcome.Found now || !now.Recipe.Equals(((RecipeOutcome.Found)outcome).Recipe);
        if (preview || text == before.Text(RecipeFiles.Settings)) return TypedResults.Ok(new RecipeEffect(Answer(after, hash), restarts, Saved: !preview));

        var precondition = PreconditionOf(context.Request.Headers.IfMatch.ToString(), hash);
        var project = grains.GetGrain<IProjectGrain>(id);
        var saved = text is null
            ? await project.DeleteAsync(Settings, precondition, VersionAuthors.Person)
            : await project.SaveAsync(new SaveRequest(Settings, Encoding.UTF8.GetBytes(text), precondition));
        return saved switch
        {
            SaveOutcome.Saved done => TypedResults.Ok(new RecipeEffect(Answer(after, done.Hash?.Value), restarts, Saved: true)),
            SaveOutcome.Unchanged same => TypedResults.Ok(new RecipeEffect(Answer(after, same.Hash.Value), restarts, Saved: true)),
            SaveOutcome.Refused refused => SandboxEndpoints.Problem(409, refused.Code, refused.Detail),
            _ => SandboxEndpoints.Problem(412, FileCodes.FileStale, "forja.json is no longer what was read."),
        };
    }

    // Who says nothing changes what was just read: nobody else's change is lost then.
    private static FilePrecondition PreconditionOf(string tag, string? hash)
    {
        if (tag.Length == 0) return hash is null ? new FilePrecondition.Absent() : new FilePrecondition.Matches(ContentHash.Parse(hash));
        return ContentHash.TryParse(tag.Trim('"'), out var read) ? new FilePrecondition.Matches(read) : new FilePrecondition.Absent();
    }

    private static async Task<(AppFacts App, string? Hash)> ReadAsync(WorkingTree tree, CancellationToken cancellationToken)
    {
        var app = await SandboxPlan.FactsAsync(tree, cancellationToken);
        var settings = app.Has(RecipeFiles.Settings) ? await tree.ReadAsync(Settings, cancellationToken) : null;
        return (app, settings?.Hash.Value);
    }

    private static RecipeAnswer Answer(AppFacts app, string? hash) => RecipeAnswer.Of(RecipeDetector.Detect(app), RecipeDetector.Guess(app), app.Text(RecipeFiles.Settings), hash);

    private static ProblemHttpResult Invalid(RecipeProblem problem) =>
        TypedResults.Problem(problem.Detail, statusCode: 400, extensions: new Dictionary<string, object?> { ["code"] = problem.Code, ["program"] = problem.Program });
}
