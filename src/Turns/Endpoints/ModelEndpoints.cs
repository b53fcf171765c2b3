using Forja.Generation;
using Forja.Generation.Asking;
using Forja.Turns.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Endpoints;

/// <summary>The models that can be asked, what they can do, and better words for asking them.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var models = routes.MapGroup("").WithTags("Models");
        models.MapGet("/models", ListAsync).WithName("ListModels");

        // Ids of models have slashes in them ("vendor/name").
        models.MapPost("/models/{**id}", ProbeAsync).WithName("ProbeModel").ProducesProblem(404).ProducesProblem(502);
        models.MapPost("/prompts/improve", ImproveAsync).WithName("ImprovePrompt").ProducesProblem(400).ProducesProblem(422).ProducesProblem(502);
    }

    private static async Task<Results<Ok<ModelCapabilitiesDto>, ProblemHttpResult>> ProbeAsync(
        string id, ModelCatalog models, ModelProbe probe, DbContext db, CancellationToken cancellationToken)
    {
        const string end = "/probe";
        if (!id.EndsWith(end, StringComparison.Ordinal)) return Problems.Of(StatusCodes.Status404NotFound, FailureCodes.ModelUnknown);

        var name = Uri.UnescapeDataString(id[..^end.Length]);
        var outcome = await probe.RunAsync(name, cancellationToken);
        if (outcome is ProbeOutcome.Failed failed) return Problems.Of(failed.Code == FailureCodes.ModelUnknown ? StatusCodes.Status404NotFound : StatusCodes.Status502BadGateway, failed.Code, failed.Detail);

        var found = ((ProbeOutcome.Found)outcome).Capabilities;
        var row = await db.Set<StoredProbe>().FindAsync([name], cancellationToken);
        if (row is null) db.Add(row = new StoredProbe { Model = name, Tools = false, Images = false, Streaming = false, FollowsFormat = false, At = default });
        (row.Tools, row.Images, row.Streaming, row.FollowsFormat, row.At) = (found.Tools, found.Images, found.Streaming, found.FollowsFormat is true, found.ProbedAt ?? default);
        await db.SaveChangesAsync(cancellationToken);
        return await models.FindAsync(name, cancellationToken) is { } model ? TypedResults.Ok(Of(models, model)) : Problems.Of(StatusCodes.Status404NotFound, FailureCodes.ModelUnknown);
    }

    private static async Task<Results<Ok<ImprovedPromptDto>, ProblemHttpResult>> ImproveAsync(ImprovePromptRequest request, ModelCatalog models, PromptImprover improver, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return Problems.Of(StatusCodes.Status400BadRequest, "prompt.empty");
        if (request.Text.Length > CreateProject.MostCharacters) return Problems.Of(StatusCodes.Status413PayloadTooLarge, "prompt.too-long");
        var model = await ChosenModel.ForAsync(request.Model, models, cancellationToken);
        if (model.Id is null) return Problems.Of(StatusCodes.Status422UnprocessableEntity, TurnCodes.NoModel, model.NoticeReason);
        return await improver.RunAsync(model.Id, request.Text, cancellationToken) switch
        {
            ImproveOutcome.Improved improved => TypedResults.Ok(new ImprovedPromptDto(improved.Text)),
            ImproveOutcome.Failed failed => Problems.Of(StatusCodes.Status502BadGateway, failed.Code, failed.Detail),
            var other => throw new InvalidOperationException($"No such outcome: {other}"),
        };
    }

    private static async Task<Ok<ModelListDto>> ListAsync(ModelCatalog models, CancellationToken cancellationToken)
    {
        var listing = await models.ListAsync(cancellationToken);
        return TypedResults.Ok(new ModelListDto(
            [.. listing.Models.Select(model => new ModelDto(
                model.Id, model.Provider, model.DisplayName, model.ContextTokens, model.MaxOutputTokens, model.Price?.Input, model.Price?.Output, Of(models, model)))],
            listing.Default?.Id,
            listing.Errors));
    }

    private static ModelCapabilitiesDto Of(ModelCatalog models, ModelInfo model) => new(
        model.Capabilities.Tools,
        model.Capabilities.Images,
        model.Capabilities.Streaming,
        model.Capabilities.FollowsFormat,
        models.UsesTools(model) ? "tools" : "text",
        model.Capabilities.ProbedAt);
}
