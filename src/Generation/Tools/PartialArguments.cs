using System.Globalization;
using Forja.Generation.Answers;

namespace Forja.Generation.Tools;

/// <summary>
/// Reads the arguments of a tool call while they arrive: of a JSON object, the text values of its own fields, piece by piece. It only shows what comes; what is
/// done is read from the whole arguments at their end. Pure, one pass, whatever the cuts. Not for two threads.
/// </summary>
internal sealed class PartialArguments
{
    private readonly TextBuffer _name = new();
    private readonly TextBuffer _value = new();
    private int _depth;
    private bool _inText;
    private bool _isName;
    private bool _expectsValue;
    private int _escape;
    private int _escapeValue;

    /// <summary>Takes the next piece; gives the fields that grew, with what was added to each.</summary>
    public IReadOnlyList<(string Field, string Text, bool IsWhole)> Push(ReadOnlySpan<char> json)
    {
        List<(string, string, bool)> grown = [];
        foreach (var character in json)
        {
            if (_inText) TakeText(character, grown);
            else TakeMark(character);
        }

        if (_inText && !_isName && _depth == 1) Flush(grown, isWhole: false);
        return grown;
    }

    private void TakeMark(char character)
    {
        switch (character)
        {
            case '{' or '[':
                _depth++;
                _expectsValue = false;
                break;

            case '}' or ']':
                _depth--;
                break;

            case ':' when _depth == 1:
                _expectsValue = true;
                break;

            case ',' when _depth == 1:
                _expectsValue = false;
                break;

            case '"':
                _inText = true;
                _isName = _depth == 1 && !_expectsValue;
                _escape = 0;
                _value.Clear();
                if (_isName) _name.Clear();
                break;
        }
    }

    private void TakeText(char character, List<(string, string, bool)> grown)
    {
        if (_escape > 0)
        {
            Unescape(character);
        }
        else if (character == '\\')
        {
            _escape = 1;
        }
        else if (character == '"')
        {
            if (!_isName && _depth == 1) Flush(grown, isWhole: true);
            _inText = false;
        }
        else
        {
            Append(character);
        }
    }

    private void Unescape(char character)
    {
        if (_escape == 1)
        {
            (_escape, _escapeValue) = character == 'u' ? (2, 0) : (0, 0);
            if (_escape == 0) Append(character switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', _ => character });
            return;
        }

        _escapeValue = (_escapeValue << 4) | (int.TryParse([character], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit) ? digit : 0);
        if (++_escape < 6) return;
        _escape = 0;
        Append((char)_escapeValue);
    }

    private void Append(char character)
    {
        if (_isName) _name.Append(character);
        else if (_depth == 1) _value.Append(character);
    }

    private void Flush(List<(string, string, bool)> grown, bool isWhole)
    {
        // Half a character waits for its other half.
        var text = _value.Written;
        var half = !isWhole && !text.IsEmpty && char.IsHighSurrogate(text[^1]) ? text[^1] : '\0';
        if (half != '\0') text = text[..^1];
        if (!text.IsEmpty || isWhole) grown.Add((_name.ToString(), text.ToString(), isWhole));
        _value.Clear();
        if (half != '\0') _value.Append(half);
    }
}
