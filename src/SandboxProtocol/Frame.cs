using System.Buffers.Binary;

namespace Forja.SandboxProtocol;

/// <summary>One message on a control connection: its length (4 bytes, little endian, of what follows), its type (1 byte), its content.</summary>
public readonly ref struct Frame
{
    /// <summary>Longest frame. Command lines and environments are the largest legitimate content; output is cut far below it.</summary>
    public const int MaxLength = 1 << 20;

    public const int HeaderSize = 5;

    private Frame(byte type, ReadOnlySpan<byte> content)
    {
        Type = type;
        Content = content;
    }

    public byte Type { get; }

    public ReadOnlySpan<byte> Content { get; }

    /// <summary>
    /// Reads a frame from the start of a buffer. False when more bytes are needed. Throws <see cref="ProtocolException"/> for a length that no honest peer sends.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<byte> buffer, out Frame frame, out int consumed)
    {
        frame = default;
        consumed = 0;
        if (buffer.Length < HeaderSize) return false;

        var length = BinaryPrimitives.ReadUInt32LittleEndian(buffer);
        if (length is 0 or > MaxLength) throw new ProtocolException($"A frame of {length} bytes is not possible.");
        if (buffer.Length < 4 + (int)length) return false;

        consumed = 4 + (int)length;
        frame = new Frame(buffer[4], buffer[HeaderSize..consumed]);
        return true;
    }
}
