using Forja.Generation;
using Forja.Turns.Running;

namespace Forja.Turns.Endpoints;

/// <summary>Which model a request gets: the named one, the default one, or none and why. <c>starter</c> is the name for none.</summary>
internal sealed record ChosenModel(string? Id, string? NoticeCode, string? NoticeReason)
{
    public const string None = "starter";

    public static async Task<ChosenModel> ForAsync(string? wanted, ModelCatalog catalog, CancellationToken cancellationToken)
    {
        if (wanted == None) return new ChosenModel(null, TurnCodes.StarterChosen, null);
        if (!string.IsNullOrWhiteSpace(wanted)) return new ChosenModel(wanted.Trim(), null, null);

        var listing = await catalog.ListAsync(cancellationToken);
        if (listing.Default is { } model) return new ChosenModel(model.Id, null, null);
        return listing.Errors.Count > 0
            ? new ChosenModel(null, TurnCodes.StarterModelAway, listing.Errors[0])
            : new ChosenModel(null, TurnCodes.StarterWithoutModel, null);
    }
}
