using System.Text;
using System.Text.RegularExpressions;

namespace Forja.Sandboxes;

/// <summary>
/// Cuts bytes into lines of text, however they come. Bytes that are no UTF-8 become replacement characters, terminal codes go, a carriage return keeps what was written
/// last, and a line that does not end comes in pieces.
/// </summary>
internal sealed partial class LineSplitter(Action<string> line)
{
    /// <summary>Longest piece, in bytes.</summary>
    internal const int MaxLine = 8 * 1024;

    private readonly byte[] _kept = new byte[MaxLine];
    private int _count;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var part = end < 0 ? bytes : bytes[..end];
            Keep(part);
            if (end < 0) return;
            Emit(_kept.AsSpan(0, _count));
            _count = 0;
            bytes = bytes[(end + 1)..];
        }
    }

    /// <summary>The output is over: what is left is a line too.</summary>
    public void End()
    {
        if (_count > 0) Emit(_kept.AsSpan(0, _count));
        _count = 0;
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        while (_count + part.Length > MaxLine)
        {
            var fits = MaxLine - _count;
            part[..fits].CopyTo(_kept.AsSpan(_count));
            var whole = WholeCharacters(_kept);
            Emit(_kept.AsSpan(0, whole));
            _kept.AsSpan(whole).CopyTo(_kept);
            _count = MaxLine - whole;
            part = part[fits..];
        }

        part.CopyTo(_kept.AsSpan(_count));
        _count += part.Length;
    }

    // A piece must not end inside a character: at most three bytes of one may wait for the next piece.
    private static int WholeCharacters(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= 3; back++)
        {
            var lead = bytes[^back];
            if ((lead & 0xC0) == 0x80) continue;
            var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
            return length > back ? bytes.Length - back : bytes.Length;
        }

        return bytes.Length;
    }

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.TrimEnd((byte)'\r');
        var text = Encoding.UTF8.GetString(bytes[(bytes.LastIndexOf((byte)'\r') + 1)..]);
        line(text.Contains('\u001b') ? TerminalCode().Replace(text, "") : text);
    }

    [GeneratedRegex(@"\u001b(\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(\u0007|\u001b\\)|[@-_])")]
    private static partial Regex TerminalCode();
}
