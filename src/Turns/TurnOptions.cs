using System.ComponentModel.DataAnnotations;

namespace Forja.Turns;

/// <summary>How turns go about their work.</summary>
public sealed class TurnOptions
{
    public const string Section = "Forja:Turns";

    /// <summary>
    /// After a project's first build that works, the model sees its own pages once more beside the request and may correct them. Costs one call; only for models that
    /// read pictures, or where the browser saw something worth telling.
    /// </summary>
    public bool LookAgain { get; set; } = true;

    /// <summary>How old a turn may be that a new server goes on with; an older one ends with a reason, since nobody waits for it any more and it would cost money.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00")]
    public TimeSpan ResumeWithin { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often one turn is taken up. A turn that was there each time a server died may be why it did.</summary>
    [Range(0, 100)]
    public int MaxResumptions { get; set; } = 3;
}
