namespace Forja.Sandboxes.Terminals;

/// <summary>One who reads a <see cref="ScrollBack"/> as it grows. While any is there, the program is held back until the quickest of them has room.</summary>
internal sealed class ScrollBackReader(ScrollBack printed) : IDisposable
{
    /// <summary>Where it goes on. Moved by <see cref="ScrollBack"/> alone.</summary>
    internal long Place { get; set; }

    public int Read(Span<byte> into) => printed.Read(this, into);

    /// <summary>Ends when there is something to read, or nothing more will come.</summary>
    public Task MoreAsync() => printed.MoreThanAsync(Place);

    public void Dispose() => printed.Leave(this);
}
