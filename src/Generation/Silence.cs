namespace Forja.Generation;

/// <summary>
/// Watches for silence in one call: any byte pushes the limit back, which is longer until the answer has begun. The whole call has a limit as well.
/// </summary>
internal sealed class Silence : IDisposable
{
    private readonly GenerationOptions _options;
    private readonly CancellationTokenSource _quiet;
    private readonly CancellationTokenSource _endless;
    private readonly CancellationTokenSource _either;
    private volatile bool _answering;

    public Silence(GenerationOptions options, TimeProvider time)
    {
        _options = options;
        _quiet = new CancellationTokenSource(options.FirstTokenTimeout, time);
        _endless = new CancellationTokenSource(options.CallTimeout, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(_quiet.Token, _endless.Token);
    }

    public CancellationToken Token => _either.Token;

    /// <summary>The limit that was reached, or holds now.</summary>
    public TimeSpan Limit => _endless.IsCancellationRequested ? _options.CallTimeout
        : _answering ? _options.SilenceTimeout
        : _options.FirstTokenTimeout;

    /// <summary>Something arrived, if only a keep-alive. May come from any thread, even after the end.</summary>
    public void Heard()
    {
        try
        {
            _quiet.CancelAfter(Limit);
        }
        catch (ObjectDisposedException)
        {
            // A last read of a call that is over.
        }
    }

    /// <summary>We are the ones who are busy now, until the next <see cref="Heard"/>.</summary>
    public void Pause() => _quiet.CancelAfter(Timeout.InfiniteTimeSpan);

    /// <summary>The model has begun to work on its answer.</summary>
    public void Answering()
    {
        _answering = true;
        Heard();
    }

    public void Dispose()
    {
        _either.Dispose();
        _quiet.Dispose();
        _endless.Dispose();
    }
}
