using System.Text;

namespace Forja.Generation.Cassettes;

/// <summary>Takes keys out of text that comes in pieces: the last word is held back until it is whole, for a key may be cut anywhere.</summary>
internal sealed class SecretFilter
{
    private readonly StringBuilder _held = new();

    /// <summary>What may be written down now; empty while a word is not whole.</summary>
    public string Push(string text)
    {
        _held.Append(text);
        var whole = _held.ToString();
        var end = whole.AsSpan().LastIndexOfAny(' ', '\n', '"') + 1;
        _held.Remove(0, end);
        return Cassette.WithoutSecrets(whole[..end]);
    }

    /// <summary>The rest.</summary>
    public string Flush()
    {
        var rest = Cassette.WithoutSecrets(_held.ToString());
        _held.Clear();
        return rest;
    }
}
