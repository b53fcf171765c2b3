using System.Buffers.Binary;

namespace Forja.SandboxProtocol;

/// <summary>
/// The first bytes of each connection: two letters, the protocol's version, the kind, and the kind's argument (a port). The same whether the host connected to the
/// agent's listener or the agent dialled out.
/// </summary>
public readonly record struct Preamble(ConnectionKind Kind, ushort Argument)
{
    /// <summary>Raised when the wire changes in a way that an older side would misread. Host and agent are built together, so equality is asked.</summary>
    public const byte Version = 2;

    public const int Size = 6;

    public void Write(Span<byte> bytes)
    {
        bytes[0] = (byte)'F';
        bytes[1] = (byte)'j';
        bytes[2] = Version;
        bytes[3] = (byte)Kind;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes[4..], Argument);
    }

    /// <summary>Reads exactly <see cref="Size"/> bytes; false when they are of another protocol or version.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out Preamble preamble)
    {
        preamble = default;
        if (bytes.Length < Size || bytes[0] != 'F' || bytes[1] != 'j' || bytes[2] != Version) return false;

        preamble = new Preamble((ConnectionKind)bytes[3], BinaryPrimitives.ReadUInt16LittleEndian(bytes[4..]));
        return true;
    }
}
