using Forja.Sandboxes.Recipes;

namespace Forja.Sandboxes;

/// <summary>One program of one run: what is known of it now. Only the task that looks after the program writes it.</summary>
internal sealed class ProgramRun(RecipeProgram program)
{
    private TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RecipeProgram Program => program;

    public string State { get; set; } = SandboxProgram.Starting;

    public int Restarts { get; set; }

    /// <summary>Number inside of its process; 0 while there is none.</summary>
    public int Pid { get; set; }

    /// <summary>Ends when it answered first, ended, or has no port to answer on: the next program may start.</summary>
    public TaskCompletionSource Settled { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when somebody changed the app: what fell is tried again at once.</summary>
    public Task Again => Volatile.Read(ref _again).Task;

    public void TryAgain() => Interlocked.Exchange(ref _again, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    public SandboxProgram Now => new(program.Name, State, program.Port, Restarts);
}
