using Forja.ProjectFiles;
using Forja.Sandboxes.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Forja.Sandboxes.Secrets;

/// <summary>A project's secrets, which can be set and not read, and its plain variables. A running app has them after its next start.</summary>
internal static class SecretEndpoints
{
    public static void Map(RouteGroupBuilder projects)
    {
        var secrets = projects.MapGroup("/{id}/secrets").WithTags("Secrets").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync);
        secrets.MapGet("", ListAsync).WithName("GetSecrets").ProducesProblem(404);
        secrets.MapGet("/{name}", GetAsync).WithName("GetSecret").ProducesProblem(404);
        secrets.MapPut("/{name}", (string id, string name, SecretBody body, ProjectSecrets all, CancellationToken cancellationToken) => PutAsync(id, name, body, true, all, cancellationToken))
            .WithName("PutSecret").ProducesProblem(400).ProducesProblem(404);
        secrets.MapDelete("/{name}", (string id, string name, ProjectSecrets all, CancellationToken cancellationToken) => DeleteAsync(id, name, true, all, cancellationToken))
            .WithName("DeleteSecret").ProducesProblem(404);

        var variables = projects.MapGroup("/{id}/variables").WithTags("Secrets").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync);
        variables.MapPut("/{name}", (string id, string name, SecretBody body, ProjectSecrets all, CancellationToken cancellationToken) => PutAsync(id, name, body, false, all, cancellationToken))
            .WithName("PutVariable").ProducesProblem(400).ProducesProblem(404);
        variables.MapDelete("/{name}", (string id, string name, ProjectSecrets all, CancellationToken cancellationToken) => DeleteAsync(id, name, false, all, cancellationToken))
            .WithName("DeleteVariable").ProducesProblem(404);
    }

    private static async Task<Ok<SecretAnswers>> ListAsync(string id, ProjectSecrets all, CancellationToken cancellationToken)
    {
        var project = ProjectId.Parse(id);
        var rows = await all.ListAsync(project, cancellationToken);
        return TypedResults.Ok(new SecretAnswers(
            [.. rows.Where(row => row.IsSecret).Select(row => new SecretAnswer(row.Name, row.At))],
            [.. rows.Where(row => !row.IsSecret).Select(row => new VariableAnswer(row.Name, all.Open(project, row), row.At))]));
    }

    private static async Task<Results<Ok<SecretAnswer>, ProblemHttpResult>> GetAsync(string id, string name, ProjectSecrets all, CancellationToken cancellationToken)
    {
        var row = (await all.ListAsync(ProjectId.Parse(id), cancellationToken)).FirstOrDefault(row => row.IsSecret && row.Name == name);
        return row is null ? NotFound : TypedResults.Ok(new SecretAnswer(row.Name, row.At));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(string id, string name, SecretBody body, bool isSecret, ProjectSecrets all, CancellationToken cancellationToken) =>
        await all.SetAsync(ProjectId.Parse(id), name, body.Value, isSecret, cancellationToken) is { } code ? SandboxEndpoints.Problem(400, code, "The variable was not set.") : TypedResults.NoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(string id, string name, bool isSecret, ProjectSecrets all, CancellationToken cancellationToken) =>
        await all.DeleteAsync(ProjectId.Parse(id), name, isSecret, cancellationToken) ? TypedResults.NoContent() : NotFound;

    private static ProblemHttpResult NotFound => SandboxEndpoints.Problem(404, SecretCodes.NotFound, "There is none of that name.");
}
