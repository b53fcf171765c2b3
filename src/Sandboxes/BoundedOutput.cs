using System.Text;

namespace Forja.Sandboxes;

/// <summary>Keeps the first and the last part of what a command prints, and says how much it left out between them.</summary>
internal sealed class BoundedOutput(int limit)
{
    private readonly byte[] _last = new byte[limit / 2];
    private readonly MemoryStream _first = new();
    private long _afterFirst;

    public bool Truncated => _afterFirst > _last.Length;

    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_first)
        {
            var room = Math.Min(bytes.Length, limit - _last.Length - (int)_first.Length);
            _first.Write(bytes[..room]);
            foreach (var value in bytes[room..]) _last[_afterFirst++ % _last.Length] = value;
        }
    }

    public override string ToString()
    {
        lock (_first)
        {
            var text = new StringBuilder(Encoding.UTF8.GetString(_first.GetBuffer().AsSpan(0, (int)_first.Length)));
            var start = (int)(_afterFirst % _last.Length);
            if (!Truncated) return text.Append(Encoding.UTF8.GetString(_last.AsSpan(0, (int)_afterFirst))).ToString();

            return text.Append($"\n… {_afterFirst - _last.Length} bytes left out …\n")
                .Append(Encoding.UTF8.GetString([.. _last.AsSpan(start), .. _last.AsSpan(0, start)])).ToString();
        }
    }
}
