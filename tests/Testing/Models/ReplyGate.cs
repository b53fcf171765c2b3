namespace Forja.Testing.Models;

/// <summary>A point in a scripted reply where the server waits until the test says go.</summary>
public sealed class ReplyGate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when everything before the gate has been sent.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets the reply go on, for good.</summary>
    public void Open() => _open.TrySetResult();

    internal Task PassAsync(CancellationToken cancellationToken)
    {
        _reached.TrySetResult();
        return _open.Task.WaitAsync(cancellationToken);
    }
}
