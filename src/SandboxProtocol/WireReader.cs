using System.Buffers.Binary;
using System.Text;

namespace Forja.SandboxProtocol;

/// <summary>Reads the fields of one frame's content; throws <see cref="ProtocolException"/> where it ends too early.</summary>
public ref struct WireReader(ReadOnlySpan<byte> content)
{
    private ReadOnlySpan<byte> _rest = content;

    public byte Byte() => Take(1)[0];

    public ushort UInt16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2));

    public uint UInt32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4));

    public string Text() => Encoding.UTF8.GetString(Take(Count(UInt32(), 1)));

    public string[] Texts()
    {
        var texts = new string[Count(UInt32(), 4)];
        for (var index = 0; index < texts.Length; index++) texts[index] = Text();
        return texts;
    }

    public ReadOnlySpan<byte> Rest() => Take(_rest.Length);

    // A count that the content cannot hold would only make us allocate for nothing.
    private readonly int Count(uint count, int sizeOfEach) =>
        count <= _rest.Length / sizeOfEach ? (int)count : throw new ProtocolException("A message ends too early.");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length) throw new ProtocolException("A message ends too early.");
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
