using Forja.Accounts.Listening;
using Forja.ProjectFiles;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Forja.Previews.Shares.Http;

/// <summary>A project's links: which there are, a new one, the end of one or of all.</summary>
internal static class ShareEndpoints
{
    public static void Map(RouteGroupBuilder projects)
    {
        var shares = projects.MapGroup("/{id}/shares").WithTags("Shares");
        shares.MapGet("", ListAsync).WithName("GetShares").ProducesProblem(404);
        shares.MapPost("", CreateAsync).WithName("CreateShare").ProducesProblem(400).ProducesProblem(404).ProducesProblem(409);
        shares.MapDelete("", RevokeAllAsync).WithName("RevokeShares").ProducesProblem(404);
        shares.MapDelete("/{share}", RevokeAsync).WithName("RevokeShare").ProducesProblem(404);
    }

    private static async Task<Results<Ok<SharesDto>, ProblemHttpResult>> ListAsync(
        string id, ProjectStore projects, ShareBook shares, PreviewLinks links, IOptions<ServerOptions> options, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, projects, cancellationToken) is not { } project) return NoProject();

        var live = await shares.ListAsync(project, cancellationToken);
        return TypedResults.Ok(new SharesDto(live.Length == 0 ? "private" : "link", ShareReach.Of(options.Value), [.. live.Select(share => Describe(share, links))]));
    }

    private static async Task<Results<Created<ShareDto>, ProblemHttpResult>> CreateAsync(
        string id, NewShare wish, ProjectStore projects, ShareBook shares, PreviewLinks links, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, projects, cancellationToken) is not { } project) return NoProject();

        var (name, passcode) = (wish.Name?.Trim() ?? "", wish.Passcode?.Trim() ?? "");
        if (name.Length > ShareLimits.NameLength || name.Any(char.IsControl))
            return Problem(StatusCodes.Status400BadRequest, ShareProblems.NameTooLong, $"A link's name has at most {ShareLimits.NameLength} characters.");
        if (passcode.Length is > 0 and < ShareLimits.ShortestPasscode or > ShareLimits.LongestPasscode)
            return Problem(StatusCodes.Status400BadRequest, ShareProblems.PasscodeInvalid, $"A passcode has {ShareLimits.ShortestPasscode} to {ShareLimits.LongestPasscode} characters.");
        if (wish.EndsAt <= time.GetUtcNow()) return Problem(StatusCodes.Status400BadRequest, ShareProblems.EndPast, "The end is in the past.");

        var share = await shares.CreateAsync(project, name, passcode.Length == 0 ? null : Passcode.Of(passcode), wish.EndsAt, cancellationToken);
        return share is null
            ? Problem(StatusCodes.Status409Conflict, ShareProblems.TooMany, $"A project has at most {ShareLimits.PerProject} links.")
            : TypedResults.Created($"/api/projects/{project}/shares/{share.Id}", Describe(share, links));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAllAsync(string id, ProjectStore projects, ShareBook shares, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, projects, cancellationToken) is not { } project) return NoProject();

        await shares.RevokeAllAsync(project, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> RevokeAsync(string id, string share, ProjectStore projects, ShareBook shares, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, projects, cancellationToken) is not { } project) return NoProject();

        return ShareCodes.IsId(share) && await shares.RevokeAsync(project, share, cancellationToken)
            ? TypedResults.NoContent()
            : Problem(StatusCodes.Status404NotFound, ShareProblems.NotFound, "There is no such link.");
    }

    private static ShareDto Describe(Share share, PreviewLinks links) =>
        new(share.Id, share.Name, links.ShareUrl(share.Project, share.Id), share.Passcode is not null, share.CreatedAt, share.EndsAt, share.LastUsedAt);

    private static async Task<ProjectId?> FindAsync(string id, ProjectStore projects, CancellationToken cancellationToken) =>
        ProjectId.TryParse(id, out var project) && await projects.FindAsync(project, cancellationToken) is not null ? project : null;

    private static ProblemHttpResult NoProject() => Problem(StatusCodes.Status404NotFound, FileCodes.ProjectNotFound, "There is no such project.");

    private static ProblemHttpResult Problem(int status, string code, string detail) =>
        TypedResults.Problem(statusCode: status, detail: detail, extensions: new Dictionary<string, object?> { ["code"] = code });
}
