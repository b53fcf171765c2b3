using Forja.ProjectFiles;
using Forja.Turns.Checks.Promises;

namespace Forja.Turns;

/// <summary>A project's turns (the key is the project's id): starts them one at a time, stops them, and settles those that a dead server left open.</summary>
[Alias("Forja.Turns.ITurnGrain")]
public interface ITurnGrain : IGrainWithStringKey
{
    [Alias("Start")]
    Task<TurnStart> StartAsync(NewTurn turn);

    /// <summary>Asks the turn to end; it does within a second. False when it does not run.</summary>
    [Alias("Stop")]
    Task<bool> StopAsync(string turnId);

    /// <summary>Starts the first waiting message when the last turn ended well and nothing runs.</summary>
    [Alias("Next")]
    Task NextAsync();

    /// <summary>Changes a waiting message; false when it waits no more.</summary>
    [Alias("ChangeQueued")]
    Task<bool> ChangeQueuedAsync(string queuedId, QueuedChange change);

    /// <summary>Takes a waiting message out; false when it waits no more.</summary>
    [Alias("CancelQueued")]
    Task<bool> CancelQueuedAsync(string queuedId);

    /// <summary>Starts a waiting message now; null when it waits no more.</summary>
    [Alias("RunQueued")]
    Task<TurnStart?> RunQueuedAsync(string queuedId);

    /// <summary>Takes a promise out of the project's ledger: from then on nobody looks at it.</summary>
    [Alias("DropPromise")]
    Task<PromiseDrop> DropPromiseAsync(string promiseId);

    /// <summary>Goes on with a turn that no process runs any more, from what it had finished, or ends it with a reason.</summary>
    [Alias("Recover")]
    Task RecoverAsync();
}

/// <summary>A turn as it is asked for. Without a model the project stays as it is.</summary>
[GenerateSerializer, Immutable]
public sealed record NewTurn(string Text, string? Model, string Language, FilePath? OpenFile, string? Starter, int BaseVersion, string? NoticeCode, string? NoticeReason)
{
    /// <summary>What the person wants of the turn.</summary>
    [Id(0)]
    public TurnMode Mode { get; init; }

    /// <summary>What the person put beside the text.</summary>
    [Id(1)]
    public IReadOnlyList<TurnAttachment> Attachments { get; init; } = [];

    /// <summary>What the person saw fail.</summary>
    [Id(2)]
    public string? Evidence { get; init; }

    /// <summary>Where another turn runs, this one waits for its end instead of being refused.</summary>
    [Id(3)]
    public bool MayWait { get; init; }
}

/// <summary>How the wish for a turn came out. The set is closed.</summary>
[GenerateSerializer, Immutable]
public abstract record TurnStart
{
    private TurnStart() { }

    [GenerateSerializer, Immutable]
    public sealed record Started(string TurnId, int Number) : TurnStart;

    /// <summary>It waits for the end of the one that runs.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Queued(string QueuedId) : TurnStart;

    /// <summary>Another one runs.</summary>
    [GenerateSerializer, Immutable]
    public sealed record Busy(string TurnId) : TurnStart;
}

/// <summary>What changes about a waiting message; what is null stays.</summary>
[GenerateSerializer, Immutable]
public sealed record QueuedChange(string? Text, TurnMode? Mode, string? Model, int? Position);
