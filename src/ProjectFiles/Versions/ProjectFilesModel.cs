using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Forja.ProjectFiles;

/// <summary>The tables of this stage, for the host's context. The same model fits SQLite and PostgreSQL.</summary>
public static class ProjectFilesModel
{
    private static readonly ValueConverter<ProjectId, string> Id = new(id => id.Value, text => ProjectId.Parse(text));
    private static readonly ValueConverter<ContentHash, string> Hash = new(hash => hash.Value, text => ContentHash.Parse(text));
    private static readonly UtcTicksConverter Time = new();

    public static ModelBuilder ConfigureProjectFiles(this ModelBuilder model)
    {
        model.Entity<Project>(ConfigureProject);
        model.Entity<ProjectVersion>(ConfigureVersion);
        model.Entity<Blob>(ConfigureBlob);
        model.Entity<ProjectBlob>(ConfigureProjectBlob);
        return model;
    }

    private static void ConfigureProject(EntityTypeBuilder<Project> project)
    {
        project.ToTable("Projects").HasKey(row => row.Id);
        project.Property(row => row.Id).HasConversion(Id).HasMaxLength(ProjectId.Length);
        project.Property(row => row.CreatedAt).HasConversion(Time);
        project.Property(row => row.UpdatedAt).HasConversion(Time);
        project.HasIndex(row => new { row.Owner, row.UpdatedAt });
    }

    private static void ConfigureVersion(EntityTypeBuilder<ProjectVersion> version)
    {
        version.ToTable("ProjectVersions").HasKey(row => new { row.ProjectId, row.Number });
        version.Property(row => row.ProjectId).HasConversion(Id).HasMaxLength(ProjectId.Length);
        version.Property(row => row.At).HasConversion(Time);
        version.Property(row => row.Name).HasMaxLength(VersionMark.NameLength);
        version.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Cascade);
        // Few rows are ever unapplied: the start looks for exactly these.
        version.HasIndex(row => row.ProjectId).HasFilter("NOT \"Applied\"").HasDatabaseName("IX_ProjectVersions_Unapplied");
    }

    private static void ConfigureBlob(EntityTypeBuilder<Blob> blob)
    {
        blob.ToTable("Blobs").HasKey(row => row.Hash);
        blob.Property(row => row.Hash).HasConversion(Hash).HasMaxLength(64);
        blob.Property(row => row.Packing).HasMaxLength(8);
    }

    private static void ConfigureProjectBlob(EntityTypeBuilder<ProjectBlob> use)
    {
        use.ToTable("ProjectBlobs").HasKey(row => new { row.ProjectId, row.Hash });
        use.Property(row => row.ProjectId).HasConversion(Id).HasMaxLength(ProjectId.Length);
        use.Property(row => row.Hash).HasConversion(Hash).HasMaxLength(64);
        use.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Cascade);
        // A content in use cannot be removed, whatever races with its removal.
        use.HasOne<Blob>().WithMany().HasForeignKey(row => row.Hash).OnDelete(DeleteBehavior.Restrict);
        use.HasIndex(row => row.Hash);
    }
}
