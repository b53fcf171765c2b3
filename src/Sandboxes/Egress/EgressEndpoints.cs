using Forja.ProjectFiles;
using Forja.Sandboxes.Endpoints;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Egress;

/// <summary>What a project may reach outside, and what it tried to.</summary>
internal static class EgressEndpoints
{
    public static void Map(RouteGroupBuilder projects)
    {
        var egress = projects.MapGroup("/{id}/egress").WithTags("Egress").AddEndpointFilter(SandboxEndpoints.RequireProjectAsync);
        egress.MapGet("", GetAsync).WithName("GetEgress").ProducesProblem(404);
        egress.MapPut("", PutAsync).WithName("PutEgress").ProducesProblem(400).ProducesProblem(404);
        egress.MapPost("/allow", AllowAsync).WithName("AllowEgress").ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<Ok<EgressAnswer>> GetAsync(string id, EgressPolicies policies, EgressLog log, CancellationToken cancellationToken, long after = 0)
    {
        var project = ProjectId.Parse(id);
        var rules = await policies.RulesOfAsync(project, cancellationToken);
        return TypedResults.Ok(new EgressAnswer([.. rules.Select(rule => rule.ToString())], log.Read(project, after)));
    }

    private static async Task<Results<Ok<EgressAnswer>, ProblemHttpResult>> PutAsync(
        string id, EgressBody body, EgressPolicies policies, EgressProxy proxy, EgressLog log, IOptions<EgressOptions> options, CancellationToken cancellationToken)
    {
        if (body.Domains is null || body.Domains.Count > options.Value.DomainsPerProject) return Invalid($"A project allows at most {options.Value.DomainsPerProject} domains.");
        List<DomainRule> rules = [];
        foreach (var domain in body.Domains)
        {
            if (!DomainRule.TryParse(domain ?? "", out var rule)) return Invalid($"'{domain}' is no domain. Write api.example.com, *.example.com, or either with a port.");
            rules.Add(rule);
        }

        await policies.SetAsync(ProjectId.Parse(id), rules, cancellationToken);
        await proxy.CutForbiddenAsync(ProjectId.Parse(id));
        return await GetAsync(id, policies, log, cancellationToken);
    }

    private static async Task<Results<Ok<EgressAnswer>, ProblemHttpResult>> AllowAsync(
        string id, AllowBody body, EgressPolicies policies, EgressProxy proxy, EgressLog log, IOptions<EgressOptions> options, CancellationToken cancellationToken)
    {
        var rules = await policies.RulesOfAsync(ProjectId.Parse(id), cancellationToken);
        return await PutAsync(id, new EgressBody([.. rules.Select(rule => rule.ToString()), body.Domain]), policies, proxy, log, options, cancellationToken);
    }

    private static ProblemHttpResult Invalid(string detail) => SandboxEndpoints.Problem(400, EgressCodes.DomainInvalid, detail);
}
