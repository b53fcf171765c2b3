using System.Globalization;
using Forja.ProjectFiles;

namespace Forja.Generation.Answers;

/// <content>An answer that is one JSON object, <c>{"stack": […], "files": {path: content}}</c>: decoded while it arrives, file by file.</content>
internal sealed partial class AnswerParser
{
    private readonly TextBuffer _jsonText = new();
    private readonly TextBuffer _jsonDelta = new();
    private readonly List<string> _stack = [];
    private JsonState _json;
    private JsonState _afterSkip;
    private string _jsonKey = string.Empty;
    private bool _jsonInFence;
    private int _skipDepth;
    private bool _skipInText;
    private int _escape;
    private int _escapeValue;

    private enum JsonState
    {
        Begin,
        TopKeyOrEnd,
        TopKey,
        TopColon,
        TopValue,
        StackItemOrEnd,
        StackItem,
        FileKeyOrEnd,
        FileKey,
        FileColon,
        FileValue,
        FileContent,
        Skip,
    }

    private static bool IsJsonBeginning(ReadOnlySpan<char> held) => JsonAnswerBeginning.CanBecome(held);

    private static bool IsJsonAnswer(ReadOnlySpan<char> held) => JsonAnswerBeginning.Is(held);

    private void StartJson(string beginning)
    {
        _jsonInFence = _mode == Mode.Code;
        if (!_jsonInFence) _blockStart = _consumed - beginning.Length;
        _deferredFence = null;
        _mode = Mode.Json;
        _json = JsonState.Begin;
        _stack.Clear();
        _path = null;
        _consumed -= beginning.Length;
        Consume(beginning);
    }

    private ReadOnlySpan<char> ConsumeJson(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && _mode == Mode.Json)
        {
            if (_json is JsonState.TopKey or JsonState.StackItem or JsonState.FileKey or JsonState.FileContent) at += ConsumeJsonText(text[at..]);
            else if (_json == JsonState.Skip) SkipJson(text[at++]);
            else StepJson(text[at++]);
        }

        _consumed += at;
        return text[at..];
    }

    private void StepJson(char character)
    {
        if (char.IsWhiteSpace(character)) return;

        _json = (_json, character) switch
        {
            (JsonState.Begin, '{') => JsonState.TopKeyOrEnd,
            (JsonState.TopKeyOrEnd or JsonState.StackItemOrEnd or JsonState.FileKeyOrEnd, ',') => _json,
            (JsonState.TopKeyOrEnd, '"') => BeginJsonText(JsonState.TopKey),
            (JsonState.TopKeyOrEnd, '}') => EndJson(),
            (JsonState.TopColon, ':') => JsonState.TopValue,
            (JsonState.TopValue, '[') when _jsonKey == "stack" => JsonState.StackItemOrEnd,
            (JsonState.TopValue, '{') when _jsonKey == "files" => JsonState.FileKeyOrEnd,
            (JsonState.TopValue, _) => BeginSkip(character, JsonState.TopKeyOrEnd),
            (JsonState.StackItemOrEnd, '"') => BeginJsonText(JsonState.StackItem),
            (JsonState.StackItemOrEnd, ']') => NameStack(),
            (JsonState.FileKeyOrEnd, '"') => BeginJsonText(JsonState.FileKey),
            (JsonState.FileKeyOrEnd, '}') => JsonState.TopKeyOrEnd,
            (JsonState.FileColon, ':') => JsonState.FileValue,
            (JsonState.FileValue, '"') => BeginFileContent(),
            (JsonState.FileValue, _) => RefuseFileValue(character),
            _ => BreakJson(),
        };
    }

    private JsonState BeginJsonText(JsonState state)
    {
        _jsonText.Clear();
        _escape = 0;
        return state;
    }

    private JsonState NameStack()
    {
        if (_stack.Count > 0) _events.Add(new GenerationEvent.StackNamed([.. _stack]));
        return JsonState.TopKeyOrEnd;
    }

    private JsonState BeginFileContent()
    {
        _escape = 0;
        _content.Clear();
        _jsonDelta.Clear();
        HasContent = true;
        if (FenceInfo.TryReadPath(_jsonKey, out _path)) _events.Add(new GenerationEvent.FileStarted(_path));
        else Refuse(_jsonKey, RefusalCodes.PathInvalid);
        return JsonState.FileContent;
    }

    private JsonState RefuseFileValue(char character)
    {
        Refuse(_jsonKey, RefusalCodes.NotText);
        return BeginSkip(character, JsonState.FileKeyOrEnd);
    }

    /// <summary>Reads a string up to its end or the end of the piece; gives how many characters it took.</summary>
    private int ConsumeJsonText(ReadOnlySpan<char> text)
    {
        if (_escape != 0)
        {
            Unescape(text[0]);
            return 1;
        }

        var plain = text.IndexOfAny('"', '\\') is var end and >= 0 ? end : text.Length;
        AppendJson(text[..plain]);
        if (plain == text.Length) return plain;
        if (text[plain] == '\\') _escape = 1;
        else _json = EndJsonText();
        return plain + 1;
    }

    private void Unescape(char character)
    {
        if (_escape > 1)
        {
            if (!int.TryParse([character], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var digit))
            {
                _json = BreakJson();
                return;
            }

            _escapeValue = (_escapeValue << 4) | digit;
            if (++_escape < 6) return;
            _escape = 0;
            AppendJson([(char)_escapeValue]);
            return;
        }

        (_escape, _escapeValue) = character == 'u' ? (2, 0) : (0, 0);
        if (_escape != 0) return;
        AppendJson(character switch
        {
            'n' => ['\n'],
            't' => ['\t'],
            'r' => ['\r'],
            'b' => ['\b'],
            'f' => ['\f'],

            // JSON knows only the first three; models also escape the marks of JavaScript strings, and forget to double the backslash of \d.
            '"' or '\\' or '/' or '\'' or '`' or '$' => [character],
            _ => ['\\', character],
        });
    }

    private void AppendJson(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        if (_json != JsonState.FileContent)
        {
            if (_jsonText.Length < 4096) _jsonText.Append(text);
            return;
        }

        if (_path is null) return;
        if (_content.Length + text.Length > limits.FileLength)
        {
            FlushJsonDelta();
            DropFile(RefusalCodes.TooLarge);
            return;
        }

        _content.Append(text);
        _jsonDelta.Append(text);
    }

    private JsonState EndJsonText()
    {
        switch (_json)
        {
            case JsonState.TopKey:
                _jsonKey = _jsonText.ToString();
                return JsonState.TopColon;

            case JsonState.FileKey:
                _jsonKey = _jsonText.ToString();
                return JsonState.FileColon;

            case JsonState.StackItem:
                if (_stack.Count < 50) _stack.Add(_jsonText.ToString());
                return JsonState.StackItemOrEnd;

            default:
                FlushJsonDelta(atEnd: true);
                if (_path is { } path) Close(new FileEdit.Write(path, _content.ToUtf8()));
                _path = null;
                _content.Clear();
                return JsonState.FileKeyOrEnd;
        }
    }

    private void FlushJsonDelta(bool atEnd = false)
    {
        if (_jsonDelta.Length == 0) return;

        // Two escapes make one character beyond the first plane; its halves travel together.
        var text = _jsonDelta.Written;
        var half = !atEnd && char.IsHighSurrogate(text[^1]) ? text[^1] : '\0';
        if (half != '\0') text = text[..^1];
        if (!text.IsEmpty && _path is not null) _events.Add(new GenerationEvent.FileDelta(_path, text.ToString()));
        _jsonDelta.Clear();
        if (half != '\0') _jsonDelta.Append(half);
    }

    private JsonState BeginSkip(char character, JsonState then)
    {
        _afterSkip = then;
        _skipDepth = 0;
        _skipInText = false;
        _escape = 0;
        _json = JsonState.Skip;
        SkipJson(character);
        return _json;
    }

    /// <summary>Passes over a value that means nothing to us, to its end.</summary>
    private void SkipJson(char character)
    {
        if (_skipInText)
        {
            if (_escape != 0) _escape = 0;
            else if (character == '\\') _escape = 1;
            else if (character == '"') _skipInText = false;
            if (!_skipInText && _skipDepth == 0) _json = _afterSkip;
            return;
        }

        switch (character)
        {
            case '"':
                _skipInText = true;
                break;

            case '{' or '[':
                _skipDepth++;
                break;

            case '}' or ']' when _skipDepth > 0:
                if (--_skipDepth == 0) _json = _afterSkip;
                break;

            case ',' when _skipDepth == 0:
                _json = _afterSkip;
                break;

            case '}' or ']':
                // The end of a bare number or word is the end of the object around it.
                _json = _afterSkip;
                StepJson(character);
                break;
        }
    }

    private JsonState EndJson()
    {
        _mode = _jsonInFence ? Mode.Skip : Mode.Text;
        _nested = 0;
        _lineStart = false;
        return JsonState.Begin;
    }

    private JsonState BreakJson()
    {
        FlushJsonDelta(atEnd: true);
        Refuse(_path?.Value ?? _jsonKey, RefusalCodes.JsonMalformed);
        GiveUpOpenBlock();
        IsBroken = true;
        _mode = _jsonInFence ? Mode.Skip : Mode.Swallow;
        return JsonState.Begin;
    }
}
