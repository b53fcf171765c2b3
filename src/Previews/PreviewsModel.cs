using Forja.Previews.Shares;
using Forja.ProjectFiles;
using Microsoft.EntityFrameworkCore;

namespace Forja.Previews;

/// <summary>The previews' part of the database.</summary>
public static class PreviewsModel
{
    public static ModelBuilder ConfigurePreviews(this ModelBuilder model)
    {
        model.Entity<ShareRecord>(share =>
        {
            share.ToTable("Shares");
            share.HasKey(row => new { row.Project, row.Id });
            share.Property(row => row.Project).HasMaxLength(ProjectId.Length);
            share.Property(row => row.Id).HasMaxLength(ShareCodes.IdLength);
            share.Property(row => row.Name).HasMaxLength(ShareLimits.NameLength);
            share.Property(row => row.Passcode).HasMaxLength(200);
        });
        return model;
    }
}
