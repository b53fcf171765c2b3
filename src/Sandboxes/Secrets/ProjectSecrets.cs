using System.Collections.Immutable;
using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Forja.Sandboxes.Secrets;

/// <summary>The variables of each project's app. What is read here goes into the app's processes and a person's terminals, and nowhere else.</summary>
internal sealed class ProjectSecrets(IServiceScopeFactory scopes, SecretSeal seal, SecretMask mask, TimeProvider time)
{
    /// <summary>All of them with their values; secrets are known to the mask from here on, before any program is.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(ProjectId project, CancellationToken cancellationToken)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var row in await ListAsync(project, cancellationToken))
        {
            values[row.Name] = seal.Open(project, row.Value)
                ?? throw new SandboxFailedException(SecretCodes.KeysLost, $"{row.Name} cannot be read: the keys that sealed it are not in the data directory any more. Set it again.");
            if (row.IsSecret) mask.Add(project, values[row.Name]);
        }

        return values.ToImmutable();
    }

    /// <summary>What there is, by name, with its value still sealed.</summary>
    public async Task<IReadOnlyList<SecretRecord>> ListAsync(ProjectId project, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<DbContext>().Set<SecretRecord>().AsNoTracking().Where(row => row.Project == project.Value).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => row.Name, StringComparer.Ordinal)];
    }

    /// <summary>The value of one that is no secret; null when its keys are lost.</summary>
    public string? Open(ProjectId project, SecretRecord row) => row.IsSecret ? null : seal.Open(project, row.Value);

    /// <summary>Sets one, or says by a code why not.</summary>
    public async Task<string?> SetAsync(ProjectId project, string name, string value, bool isSecret, CancellationToken cancellationToken)
    {
        if (SecretRules.Check(name, value, isSecret) is { } wrong) return wrong;

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<DbContext>();
        var rows = db.Set<SecretRecord>();
        var row = await rows.FindAsync([project.Value, name], cancellationToken);
        if (row is null && await rows.CountAsync(other => other.Project == project.Value, cancellationToken) >= SecretRules.Most) return SecretCodes.TooMany;

        if (isSecret) mask.Add(project, value);
        var sealedValue = seal.Seal(project, value);
        if (row is null) rows.Add(new SecretRecord { Project = project.Value, Name = name, Value = sealedValue, IsSecret = isSecret, At = time.GetUtcNow() });
        else (row.Value, row.IsSecret, row.At) = (sealedValue, isSecret, time.GetUtcNow());
        await db.SaveChangesAsync(cancellationToken);
        return null;
    }

    /// <summary>False when there was none of that name and kind.</summary>
    public async Task<bool> DeleteAsync(ProjectId project, string name, bool isSecret, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DbContext>().Set<SecretRecord>()
            .Where(row => row.Project == project.Value && row.Name == name && row.IsSecret == isSecret).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
