using Forja.Generation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Turns.Endpoints;

/// <summary>The models that can be asked.</summary>
internal static class ModelEndpoints
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/models", ListAsync).WithName("ListModels").WithTags("Models");

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
