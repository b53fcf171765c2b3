using Forja.Previews;
using Forja.ProjectFiles;
using Forja.Sandboxes;
using Forja.Turns.Checks;
using Forja.Turns.Events;
using Microsoft.EntityFrameworkCore;

namespace Forja.Turns.Endpoints;

/// <summary>Puts together what clients see of a project, out of the stages that own the parts.</summary>
internal sealed class ProjectReader(ProjectStore projects, DbContext db, IGrainFactory grains, EventLog events, PreviewLinks links, SandboxDtos sandboxes)
{
    /// <summary>The picture by which people know a project again.</summary>
    private const string Thumbnail = "desktop.jpg";

    /// <summary>The project; null when there is none.</summary>
    public async Task<ProjectDto?> ReadAsync(ProjectId id, CancellationToken cancellationToken)
    {
        if (!await projects.ExistsAsync(id, cancellationToken)) return null;

        // First the place in the order of events, then the facts: what happens between the two is told again, never missed.
        var seq = await events.NowAsync(id, cancellationToken);
        if (await projects.FindAsync(id, cancellationToken) is not { } project) return null;
        var turn = await db.Set<Turn>().Where(row => row.Project == id.Value).OrderByDescending(row => row.Number).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        var status = await grains.GetGrain<ISandboxGrain>(id.Value).GetStatusAsync();
        return new ProjectDto(
            id.Value, project.Name, project.Prompt, project.Stack, project.Starter, project.Runtime, project.Model, project.Language, project.CreatedAt, project.UpdatedAt,
            project.Head, turn, links.AddressOf(id).ToString(), links.OpenUrl(id).ToString(), sandboxes.Of(id, status), seq);
    }

    public async Task<ProjectListDto> ListAsync(string? search, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var page = await projects.ListAsync(owner: null, search, cursor, limit, cancellationToken);
        var pictures = await PicturesAsync([.. page.Items.Select(project => project.Id.Value)], cancellationToken);
        var items = await Task.WhenAll(page.Items.Select(async project =>
        {
            var status = await grains.GetGrain<ISandboxGrain>(project.Id.Value).GetStatusAsync();
            return new ProjectSummaryDto(
                project.Id.Value, project.Name, project.Stack, project.Starter, project.CreatedAt, project.UpdatedAt, project.Head,
                links.AddressOf(project.Id).ToString(), $"{status.State}".ToLowerInvariant(), pictures.GetValueOrDefault(project.Id.Value));
        }));
        return new ProjectListDto(items, page.Next);
    }

    private async Task<Dictionary<string, string>> PicturesAsync(string[] ids, CancellationToken cancellationToken)
    {
        var newest = await db.Set<Screenshot>().Where(row => ids.Contains(row.Project) && row.Name == Thumbnail)
            .GroupBy(row => row.Project).Select(group => new { Project = group.Key, Version = group.Max(row => row.Version) }).ToListAsync(cancellationToken);
        return newest.ToDictionary(row => row.Project, row => $"/api/projects/{row.Project}/versions/{row.Version}/screenshots/{Thumbnail}");
    }
}
