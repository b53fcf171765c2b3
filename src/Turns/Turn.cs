using Forja.Generation;
using Forja.Turns.Checks;

namespace Forja.Turns;

/// <summary>
/// One prompt and what became of it, as stored. While a turn runs, its run alone writes the row; before and after, the project's turn grain does.
/// </summary>
public sealed class Turn
{
    public required string Id { get; init; }
    public required string Project { get; init; }

    /// <summary>1, 2, 3… within the project.</summary>
    public required int Number { get; init; }

    public required string Text { get; init; }
    public required TurnMode Mode { get; init; }

    /// <summary>The model that was asked; null when none was.</summary>
    public required string? Model { get; init; }

    /// <summary>The language that the person reads, such as <c>pt-BR</c>.</summary>
    public required string Language { get; init; }

    /// <summary>The file that the person had open when asking.</summary>
    public string? OpenFile { get; init; }

    /// <summary>What the person saw fail, shown to the model as data beside the words; null when nothing was.</summary>
    public string? Evidence { get; init; }

    public TurnStatus Status { get; set; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the model said, without the files.</summary>
    public string Reply { get; set; } = "";

    public IReadOnlyList<TurnFile> Files { get; set; } = [];
    public IReadOnlyList<TurnNotice> Notices { get; set; } = [];
    /// <summary>What the model asked the person; the next turn answers.</summary>
    public IReadOnlyList<Question> Questions { get; set; } = [];

    /// <summary>What the person put beside the text.</summary>
    public IReadOnlyList<TurnAttachment> Attachments { get; init; } = [];

    /// <summary>The version that the turn began with.</summary>
    public int BaseVersion { get; init; }

    /// <summary>Automatic repairs so far.</summary>
    public int Repairs { get; set; }

    /// <summary>How often a new server has taken the turn up.</summary>
    public int Resumptions { get; set; }

    /// <summary>The model call that runs; null when none does.</summary>
    public TurnCall? Call { get; set; }

    public TurnUsage? Usage { get; set; }
    public Receipt? Receipt { get; set; }

    /// <summary>The version that the turn left behind.</summary>
    public int? Version { get; set; }

    public TurnFailure? Failure { get; set; }
}
