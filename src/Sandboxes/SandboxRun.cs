using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Forja.Sandboxes.Services;

namespace Forja.Sandboxes;

/// <summary>One start of a sandbox, from its epoch to its end. Replaced whole by the next.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and is never linked, so there is nothing to let go of.")]
internal sealed class SandboxRun(long epoch)
{
    private readonly CancellationTokenSource _cancelled = new();
    private readonly TaskCompletionSource<ISandboxInstance> _up = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public long Epoch => epoch;

    /// <summary>Ends when the run is to end.</summary>
    public CancellationToken Cancelled => _cancelled.Token;

    /// <summary>The sandbox, once its agent answers; a <see cref="SandboxFailedException"/> when it does not come to that.</summary>
    public Task<ISandboxInstance> Up => _up.Task;

    /// <summary>Ends when the run is ready, or failed, or ended.</summary>
    public TaskCompletionSource Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The run's own work, which never fails.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public SandboxPlan? Plan { get; set; }

    /// <summary>The plan's programs, in its order.</summary>
    public ImmutableArray<ProgramRun> Programs { get; set; } = [];

    /// <summary>The tasks that look after the programs beside the one that the preview shows. They never fail.</summary>
    public List<Task> Beside { get; } = [];

    /// <summary>The databases beside it.</summary>
    public ServiceGroup Services { get; set; } = ServiceGroup.None;

    /// <summary>The variables that people set for the app.</summary>
    public IReadOnlyDictionary<string, string> Own { get; set; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Key of the dependency layer that is mounted.</summary>
    public string? Layer { get; set; }

    /// <summary>What it was started with, once that is known.</summary>
    public SandboxSpec? Spec { get; set; }

    public ISandboxInstance? Instance { get; private set; }

    /// <summary>Why the platform ended it before its time; null when it did not.</summary>
    public SandboxFailedException? EndedFor { get; set; }

    /// <summary>When the server answered first.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>Last log line before this run.</summary>
    public long LogStart { get; init; }

    public void IsUp(ISandboxInstance instance)
    {
        Instance = instance;
        _up.TrySetResult(instance);
    }

    public void NeverUp(SandboxFailedException reason)
    {
        _up.TrySetException(reason);
        _ = _up.Task.Exception;
    }

    public Task CancelAsync() => _cancelled.CancelAsync();
}
