using System.Text;

namespace Forja.Generation.Answers;

/// <summary>Characters that are being collected; grows, is emptied, is used again. Not for two threads.</summary>
internal sealed class TextBuffer
{
    private char[] _characters = new char[256];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Written => _characters.AsSpan(0, Length);

    public void Append(ReadOnlySpan<char> text)
    {
        if (_characters.Length - Length < text.Length) Array.Resize(ref _characters, Math.Max(_characters.Length * 2, Length + text.Length));
        text.CopyTo(_characters.AsSpan(Length));
        Length += text.Length;
    }

    public void Append(char character)
    {
        if (_characters.Length == Length) Array.Resize(ref _characters, _characters.Length * 2);
        _characters[Length++] = character;
    }

    public void Clear()
    {
        Length = 0;

        // One huge file must not keep its memory for the rest of the answer.
        if (_characters.Length > 1 << 20) _characters = new char[256];
    }

    public byte[] ToUtf8()
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(Written)];
        Encoding.UTF8.GetBytes(Written, bytes);
        return bytes;
    }

    public override string ToString() => Written.ToString();
}
