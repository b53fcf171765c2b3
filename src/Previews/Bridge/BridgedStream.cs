namespace Forja.Previews.Bridge;

/// <summary>Reads a document and inserts the tag at its place. Nothing is held back but an undecided tag's first few bytes, so a document that streams still streams.</summary>
internal sealed class BridgedStream(Stream document, byte[] tag) : Stream
{
    private readonly HeadFinder _finder = new();
    private byte[] _held = [];
    private ReadOnlyMemory<byte> _ready;
    private bool _found;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty) return 0;

        while (_ready.IsEmpty)
        {
            if (_found) return await document.ReadAsync(buffer, cancellationToken);

            var read = await document.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                if (_held.Length == 0) return 0;
                (_ready, _held, _found) = (_held, [], true);
                break;
            }

            Take(buffer.Span[..read]);
        }

        var count = Math.Min(buffer.Length, _ready.Length);
        _ready[..count].CopyTo(buffer);
        _ready = _ready[count..];
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) document.Dispose();
        base.Dispose(disposing);
    }

    private void Take(ReadOnlySpan<byte> bytes)
    {
        var place = _finder.Read(bytes);
        byte[] all = [.. _held, .. bytes];
        if (place is { } at)
        {
            var cut = _held.Length + at;
            (_ready, _held, _found) = ((byte[])[.. all.AsSpan(0, cut), .. tag, .. all.AsSpan(cut)], [], true);
            return;
        }

        var sure = all.Length - _finder.Held;
        (_ready, _held) = (all.AsMemory(0, sure), all[sure..]);
    }
}
