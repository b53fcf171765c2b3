using Forja.Sandboxes.Egress;
using Forja.Sandboxes.Secrets;
using Forja.Sandboxes.Services;
using Microsoft.EntityFrameworkCore;

namespace Forja.Sandboxes;

/// <summary>The sandboxes' part of the database.</summary>
public static class SandboxModel
{
    public static ModelBuilder ConfigureSandboxes(this ModelBuilder model)
    {
        model.Entity<SandboxRecord>(record =>
        {
            record.ToTable("Sandboxes");
            record.HasKey(row => row.Project);
            record.Property(row => row.Project).HasMaxLength(26);
            record.HasIndex(row => row.Slot).IsUnique();
        });
        model.Entity<EgressRecord>(record =>
        {
            record.ToTable("Egress");
            record.HasKey(row => row.Project);
            record.Property(row => row.Project).HasMaxLength(26);
        });
        model.Entity<ServiceRecord>(record =>
        {
            record.ToTable("Services");
            record.HasKey(row => new { row.Project, row.Kind });
            record.Property(row => row.Project).HasMaxLength(26);
            record.Property(row => row.Kind).HasMaxLength(16);
            record.HasIndex(row => row.Place).IsUnique();
        });
        model.Entity<SecretRecord>(record =>
        {
            record.ToTable("Secrets");
            record.HasKey(row => new { row.Project, row.Name });
            record.Property(row => row.Project).HasMaxLength(26);
            record.Property(row => row.Name).HasMaxLength(128);
        });
        model.Entity<SnapshotRecord>(record =>
        {
            record.ToTable("ServiceSnapshots");
            record.HasKey(row => new { row.Project, row.Kind, row.Number });
            record.Property(row => row.Project).HasMaxLength(26);
            record.Property(row => row.Kind).HasMaxLength(16);
        });
        return model;
    }
}
