using System.Collections.Concurrent;
using System.Collections.Immutable;
using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Egress;

/// <summary>
/// What each project may reach. The database has the truth; what was read is used for a few seconds, so that a change made elsewhere holds here soon.
/// </summary>
internal sealed class EgressPolicies(IServiceScopeFactory scopes, IOptions<EgressOptions> options, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private static readonly int[] WebPorts = [80, 443];

    private readonly ConcurrentDictionary<ProjectId, (long At, ImmutableArray<DomainRule> Rules)> _read = new();

    public async Task<ImmutableArray<DomainRule>> RulesOfAsync(ProjectId project, CancellationToken cancellationToken)
    {
        if (_read.TryGetValue(project, out var known) && time.GetElapsedTime(known.At) < Fresh) return known.Rules;

        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<EgressRecord>().AsNoTracking().FirstOrDefaultAsync(row => row.Project == project.Value, cancellationToken);
        var rules = row is null ? [] : Parse(row.Domains.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        _read[project] = (time.GetTimestamp(), rules);
        return rules;
    }

    public async Task<bool> AllowsAsync(ProjectId project, string host, int port, CancellationToken cancellationToken)
    {
        var usual = options.Value.Ports.Count > 0 ? options.Value.Ports : WebPorts;
        return Parse(options.Value.AllowedForAll).Concat(await RulesOfAsync(project, cancellationToken)).Any(rule => rule.Allows(host, port, usual));
    }

    public async Task SetAsync(ProjectId project, IEnumerable<DomainRule> rules, CancellationToken cancellationToken)
    {
        var text = string.Join('\n', rules.Select(rule => rule.ToString()).Distinct());
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<DbContext>();
            var rows = db.Set<EgressRecord>();
            if (await rows.FindAsync([project.Value], cancellationToken) is { } row) row.Domains = text;
            else rows.Add(new EgressRecord { Project = project.Value, Domains = text });
            await db.SaveChangesAsync(cancellationToken);
        }

        _read.TryRemove(project, out _);
    }

    private static ImmutableArray<DomainRule> Parse(IEnumerable<string> texts) => [.. texts.Select(text => DomainRule.TryParse(text, out var rule) ? rule : null).OfType<DomainRule>()];
}
