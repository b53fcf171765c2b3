using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace Forja.ProjectFiles.Tests.Scene;

/// <summary>Stores a note in each version's transaction and remembers what it was told afterwards; can be told to fail.</summary>
internal sealed class NotingObserver : IProjectObserver
{
    public ConcurrentQueue<(ProjectId Project, VersionInfo Version)> Committed { get; } = new();

    /// <summary>Runs inside the transaction; throws to undo it.</summary>
    public Action<VersionInfo>? Committing { get; set; }

    /// <summary>Runs after the commit.</summary>
    public Action<VersionInfo>? After { get; set; }

    public Task OnCommittingAsync(DbContext db, ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        db.Add(new Note { Project = project.Value, Version = version.Number });
        Committing?.Invoke(version);
        return Task.CompletedTask;
    }

    public Task OnCommittedAsync(ProjectId project, VersionInfo version, CancellationToken cancellationToken)
    {
        Committed.Enqueue((project, version));
        After?.Invoke(version);
        return Task.CompletedTask;
    }

    public Task OnDeletingAsync(DbContext db, ProjectId project, CancellationToken cancellationToken) =>
        db.Set<Note>().Where(note => note.Project == project.Value).ExecuteDeleteAsync(cancellationToken);
}
