namespace Forja.Previews.Bridge;

/// <summary>
/// Finds, in a stream of bytes, where a script tag may stand first in a document: after &lt;head&gt;; where there is none, after the doctype, comments and
/// &lt;html&gt;. Only what can come before that point is understood; the first other byte ends the search. Fed in any cuts, it finds the same place.
/// </summary>
internal sealed class HeadFinder
{
    private const int LongestName = 4;

    private readonly byte[] _name = new byte[LongestName];
    private State _state = State.Between;
    private int _nameLength;
    private byte _quote;
    private bool _valueMayStart;
    private int _dashes;

    private enum State { Between, TagName, InDeclaration, InComment, InTag, InHead, Found }

    /// <summary>Bytes at the end of what was read that belong to an undecided tag: the place may be before them.</summary>
    public int Held { get; private set; }

    /// <summary>
    /// Reads on. Null while the place has not come; otherwise where it is, counted from the start of these bytes: negative when it lies before bytes that were
    /// held back earlier.
    /// </summary>
    public int? Read(ReadOnlySpan<byte> bytes)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            if (Step(bytes[index]) is { } back)
            {
                _state = State.Found;
                Held = 0;
                return index + 1 - back;
            }
        }

        return null;
    }

    // Null: go on. Otherwise the place is that many bytes before the end of what was read, this byte included.
    private int? Step(byte next)
    {
        switch (_state)
        {
            case State.Between when next == (byte)'<':
                (_state, _nameLength, Held) = (State.TagName, 0, 1);
                return null;
            case State.Between when IsSpace(next) || next is 0xEF or 0xBB or 0xBF:
                return null;
            case State.Between:
                return 1;
            case State.TagName:
                return ReadName(next);
            case State.InComment:
                if (next == (byte)'>' && _dashes >= 2) _state = State.Between;
                _dashes = next == (byte)'-' ? _dashes + 1 : 0;
                return null;
            case State.InDeclaration:
                if (next == (byte)'>') _state = State.Between;
                return null;
            default:
                return ReadTag(next);
        }
    }

    private int? ReadName(byte next)
    {
        if (next is (byte)'>' or (byte)'/' || IsSpace(next))
        {
            var name = _name.AsSpan(0, _nameLength);
            if (name is [(byte)'!'] or []) return name.Length == 0 ? Held + 1 : Enter(State.InDeclaration, next);
            if (name.SequenceEqual("html"u8)) return Enter(State.InTag, next);
            return name.SequenceEqual("head"u8) ? Enter(State.InHead, next) : Held + 1;
        }

        // Only "html" and "head" are waited for; whatever grows longer is content.
        if (_nameLength == LongestName) return Held + 1;

        Held++;
        // '!', '?' and '-' have the lower-casing bit set already.
        _name[_nameLength++] = (byte)(next | 0x20);
        return _name[0] switch
        {
            (byte)'h' => null,
            (byte)'?' => Enter(State.InDeclaration, next),
            (byte)'!' when _nameLength == 1 || (_nameLength == 2 && next == (byte)'-') => null,
            (byte)'!' => next == (byte)'-' ? EnterComment() : Enter(State.InDeclaration, next),
            _ => Held,
        };
    }

    // "<!-->" is a whole comment: its opening dashes close it too.
    private int? EnterComment()
    {
        (_state, Held, _dashes) = (State.InComment, 0, 2);
        return null;
    }

    private int? Enter(State state, byte next)
    {
        (_state, Held, _quote, _valueMayStart) = (state, 0, 0, false);
        return Step(next);
    }

    private int? ReadTag(byte next)
    {
        if (_quote != 0)
        {
            if (next == _quote) _quote = 0;
            return null;
        }

        if (next == (byte)'>')
        {
            if (_state == State.InHead) return 0;
            _state = State.Between;
        }
        else if (next is (byte)'"' or (byte)'\'' && _valueMayStart)
        {
            _quote = next;
        }

        if (!IsSpace(next)) _valueMayStart = next == (byte)'=';
        return null;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'\f';
}
