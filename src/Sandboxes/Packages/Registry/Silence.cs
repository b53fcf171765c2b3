namespace Forja.Sandboxes.Packages.Registry;

/// <summary>Ends a transfer that the other side has stopped; every piece that arrives gives it its whole time again.</summary>
internal sealed class Silence : IDisposable
{
    private readonly TimeSpan _longest;
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _stop;

    public Silence(TimeSpan longest, TimeProvider time, CancellationToken cancellationToken)
    {
        _longest = longest;
        _limit = new CancellationTokenSource(longest, time);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, cancellationToken);
    }

    public CancellationToken Token => _stop.Token;

    public void Heard() => _limit.CancelAfter(_longest);

    /// <summary>A failure in words: the silence, if that was it.</summary>
    public string Told(Exception exception) => _limit.IsCancellationRequested ? $"no answer for {_longest.TotalSeconds:0.#} s" : exception.Message;

    public void Dispose()
    {
        _stop.Dispose();
        _limit.Dispose();
    }
}
