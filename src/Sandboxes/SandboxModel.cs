using Forja.Sandboxes.Egress;
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
        return model;
    }
}
