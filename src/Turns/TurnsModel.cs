using System.Text.Json;
using Forja.Turns.Checks;
using Forja.Turns.Events;
using Forja.Turns.Queue;
using Forja.Turns.Usage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Forja.Turns;

/// <summary>How turns and events lie in the database.</summary>
public static class TurnsModel
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static ModelBuilder ConfigureTurns(this ModelBuilder model)
    {
        model.Entity<Turn>(turn =>
        {
            turn.ToTable("turns");
            turn.HasKey(item => item.Id);
            turn.HasIndex(item => new { item.Project, item.Number }).IsUnique();
            turn.HasIndex(item => item.Status);
            turn.Property(item => item.Status).HasConversion<string>();
            turn.Property(item => item.Mode).HasConversion<string>();
            AsJson(turn.Property(item => item.Files));
            AsJson(turn.Property(item => item.Notices));
            AsJson(turn.Property(item => item.Questions));
            AsJson(turn.Property(item => item.Attachments));
            AsJson(turn.Property(item => item.Call));
            AsJson(turn.Property(item => item.Usage));
            AsJson(turn.Property(item => item.Receipt));
            AsJson(turn.Property(item => item.Failure));
        });
        model.Entity<TurnPiece>(piece =>
        {
            piece.ToTable("turn_pieces");
            piece.HasKey(item => new { item.Turn, item.Number });
        });
        model.Entity<QueuedTurn>(queued =>
        {
            queued.ToTable("queued_turns");
            queued.HasKey(item => item.Id);
            queued.HasIndex(item => new { item.Project, item.Position });
            queued.Property(item => item.Mode).HasConversion<string>();
            AsJson(queued.Property(item => item.Attachments));
        });
        model.Entity<SandboxDay>(day =>
        {
            day.ToTable("sandbox_days");
            day.HasKey(item => new { item.Project, item.Day });
        });
        model.Entity<StoredProbe>(probe =>
        {
            probe.ToTable("model_probes");
            probe.HasKey(item => item.Model);
        });
        model.Entity<StoredEvent>(stored =>
        {
            stored.ToTable("events");
            stored.HasKey(item => new { item.Project, item.Seq });
        });
        model.Entity<Screenshot>(screenshot =>
        {
            screenshot.ToTable("screenshots");
            screenshot.HasKey(item => new { item.Project, item.Version, item.Name });
        });
        return model;
    }

    // These are read and written whole with their turn and never asked for by their parts.
    private static void AsJson<T>(PropertyBuilder<T> property) => property.HasConversion(
        value => JsonSerializer.Serialize(value, Json),
        text => JsonSerializer.Deserialize<T>(text, Json)!,
        new ValueComparer<T>((left, right) => Equals(left, right), value => value == null ? 0 : value.GetHashCode(), value => value));
}
