namespace Forja.Sandboxes;

/// <summary>The use of a project's browser for a while. Let go of it when done: it is kept for the project's next turn, or ended when <see cref="Spoil"/> was called.</summary>
public sealed class BrowserLease : IAsyncDisposable
{
    private readonly Func<bool, ValueTask> _back;
    private bool _spoilt;
    private bool _returned;

    internal BrowserLease(BrowserSandbox browser, Func<bool, ValueTask> back) => (Browser, _back) = (browser, back);

    public BrowserSandbox Browser { get; }

    /// <summary>Something in it got out of hand: it is not to be used again.</summary>
    public void Spoil() => _spoilt = true;

    public ValueTask DisposeAsync()
    {
        if (_returned) return ValueTask.CompletedTask;
        _returned = true;
        return _back(_spoilt || Browser.Gone.IsCompleted);
    }
}
