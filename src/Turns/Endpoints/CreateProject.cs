using Forja.Generation;
using Forja.ProjectFiles;
using Forja.ProjectFiles.Starters;
using Forja.Sandboxes;
using Forja.Sandboxes.Pool;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Forja.Turns.Endpoints;

/// <summary>
/// A sentence becomes a project: a starter is picked and stored as version 1, its sandbox starts at once, and the first turn begins. The answer does
/// not wait for either.
/// </summary>
internal sealed class CreateProject(StarterCatalog starters, ModelCatalog models, WarmPool pool, PageLoads loads, IGrainFactory grains, ProjectReader reader)
{
    /// <summary>The one person of an instance without accounts.</summary>
    private const string Owner = "local";

    /// <summary>A sentence or a page; whoever has more to say says it in files.</summary>
    public const int MostCharacters = 100_000;

    public async Task<Results<Created<ProjectDto>, ProblemHttpResult>> RunAsync(CreateProjectRequest request, HttpRequest http, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Prompt)) return Problems.Of(StatusCodes.Status400BadRequest, "prompt.empty");
        if (request.Prompt.Length > MostCharacters) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "prompt.too-long");
        if (!Runtimes.All.Contains(request.Runtime ?? Runtimes.Auto)) return Problems.Of(StatusCodes.Status422UnprocessableEntity, "runtime.unavailable", request.Runtime);
        if ((request.Starter is { } named ? starters.Find(named) : starters.Pick(request.Prompt)) is not { } starter)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "starter.unknown", request.Starter);

        // A container of its own system may have what this machine lacks.
        if (starter.Missing is [var missing, ..] && request.Runtime != Runtimes.Docker)
            return Problems.Of(StatusCodes.Status422UnprocessableEntity, "starter.unavailable", $"{missing.Name}: {missing.Install}");

        if (!Attachments.TryRead(request.Attachments, out var attachments, out var problem)) return problem;

        var language = Languages.Of(http, request.Language);
        var names = string.IsNullOrWhiteSpace(request.Name) ? ProjectNames.FromPrompt(request.Prompt) : ProjectNames.FromTitle(request.Name);
        var model = await ChosenModel.ForAsync(request.Model, models, cancellationToken);
        var project = new NewProject(
            names.Title,
            Owner,
            request.Prompt,
            starter.Stack,
            starter.Id,
            request.Runtime ?? Runtimes.Auto,
            model.Id,
            language,
            [.. starter.FilesFor(names, language).Select(file => new NewFile(file.Key, file.Value))],
            VersionAuthors.Starter,
            starter.Title.In(language));
        loads.Expect();
        var id = await StoreAsync(project, request.Runtime == Runtimes.Docker ? null : pool.Claim(starter.Id));
        await grains.GetGrain<ISandboxGrain>(id.Value).StartAsync(StartReason.Turn);
        await grains.GetGrain<ITurnGrain>(id.Value).StartAsync(new NewTurn(request.Prompt, model.Id, language, null, starter.Id, 1, model.NoticeCode, model.NoticeReason)
        {
            // Without a model there is nobody to plan: the starter is shown.
            Mode = model.Id is null ? TurnMode.Build : request.Mode ?? TurnMode.Build,
            Attachments = attachments,
        });
        return TypedResults.Created($"/api/projects/{id}", await reader.ReadAsync(id, cancellationToken));
    }

    // Over a sandbox that runs the starter already, if one waits.
    private async Task<ProjectId> StoreAsync(NewProject project, ProjectId? claimed)
    {
        var id = claimed ?? ProjectId.New();
        try
        {
            await grains.GetGrain<IProjectGrain>(id.Value).CreateAsync(project);
            return id;
        }
        catch when (claimed is not null)
        {
            await pool.GiveUpAsync(claimed);
            throw;
        }
    }
}
