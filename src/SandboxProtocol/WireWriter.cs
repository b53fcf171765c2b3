using System.Buffers.Binary;
using System.Text;

namespace Forja.SandboxProtocol;

/// <summary>A growing buffer that frames are written to, and that bytes are taken from its front as they are sent.</summary>
public sealed class WireWriter
{
    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;
    private int _frame;

    /// <summary>What was written and not yet taken.</summary>
    public ReadOnlyMemory<byte> Pending => _buffer.AsMemory(_start, _end - _start);

    public int Length => _end - _start;

    /// <summary>Drops bytes from the front, once they were sent.</summary>
    public void Take(int count)
    {
        _start += count;
        if (_start == _end) _start = _end = 0;
    }

    public void Begin(byte type)
    {
        Reserve(Frame.HeaderSize);
        _frame = _end;
        _end += 4;
        _buffer[_end++] = type;
    }

    public void End()
    {
        var length = _end - _frame - 4;
        if (length > Frame.MaxLength) throw new ProtocolException($"A message of {length} bytes is too long to send.");
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(_frame), (uint)length);
    }

    public void Byte(byte value)
    {
        Reserve(1);
        _buffer[_end++] = value;
    }

    public void UInt16(ushort value)
    {
        Reserve(2);
        BinaryPrimitives.WriteUInt16LittleEndian(_buffer.AsSpan(_end), value);
        _end += 2;
    }

    public void UInt32(uint value)
    {
        Reserve(4);
        BinaryPrimitives.WriteUInt32LittleEndian(_buffer.AsSpan(_end), value);
        _end += 4;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_end));
        _end += bytes.Length;
    }

    public void Text(string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        UInt32((uint)length);
        Reserve(length);
        _end += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_end));
    }

    public void Texts(IReadOnlyList<string> texts)
    {
        UInt32((uint)texts.Count);
        for (var index = 0; index < texts.Count; index++) Text(texts[index]);
    }

    private void Reserve(int count)
    {
        if (_end + count <= _buffer.Length) return;

        var length = _end - _start;
        var target = length + count <= _buffer.Length / 2 ? _buffer : new byte[Math.Max(_buffer.Length * 2, length + count)];
        Buffer.BlockCopy(_buffer, _start, target, 0, length);
        _frame -= _start;
        _buffer = target;
        _start = 0;
        _end = length;
    }
}
