using System.Text;
using Forja.Generation.Answers;
using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>What the model has said so far in one answer, over all its calls: the text to send back to it, and the parser that reads it.</summary>
internal sealed class AnswerTranscript(GenerationOptions options, IReadOnlyList<Attachment> assets)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _seam = new();
    private readonly List<FilePath> _closed = [];

    /// <summary>
    /// Where in the text the answer that the parser reads began; a fresh start after a finished answer leaves the old one before it.
    /// </summary>
    private int _origin;
    private bool _atSeam;

    public AnswerParser Parser { get; } = new(new AnswerLimits(options.MaxFileLength), assets);

    /// <summary>Everything that still counts.</summary>
    public string Text => _text.ToString();

    /// <summary>How much of <see cref="Text"/> lies before the block that is open.</summary>
    public int SafeLength => _origin + (int)Parser.SafeLength;

    /// <summary>Characters that came, whether they still count or not.</summary>
    public long Received { get; private set; }

    /// <summary>Files that are complete.</summary>
    public IReadOnlyList<FilePath> Closed => _closed;

    /// <summary>Something else than text came: it counts for the length of the answer.</summary>
    public void Count(int characters) => Received += characters;

    public void Push(string text, List<GenerationEvent> events)
    {
        Received += text.Length;
        if (!_atSeam)
        {
            Take(text, events);
            return;
        }

        _seam.Append(text);
        if (_seam.Length >= SeamJoin.HeadLength) Join(events);
    }

    /// <summary>The call is over: what was held back for the seam is decided with what there is.</summary>
    public void EndCall(List<GenerationEvent> events)
    {
        if (_atSeam && _seam.Length > 0) Join(events);
    }

    /// <summary>The next text continues this one in the middle, perhaps repeating some of it.</summary>
    public void ExpectSeam()
    {
        _atSeam = true;
        _seam.Clear();
    }

    public void Settle(List<GenerationEvent> events) => Parser.Settle(events);

    /// <summary>The open block is lost; the text ends before it.</summary>
    public void Abandon(List<GenerationEvent> events)
    {
        Parser.Abandon(events);
        _text.Length = SafeLength;
    }

    /// <summary>Nothing that came so far is of use.</summary>
    public void Forget(List<GenerationEvent> events)
    {
        Parser.Abandon(events);
        Parser.Restart();
        Parser.ForgetUnclosed();
        _text.Clear();
        _origin = 0;
    }

    public void Finish(List<GenerationEvent> events) => Parser.Finish(events);

    /// <summary>The answer ended and another one follows it.</summary>
    public void BeginAnew()
    {
        Parser.Restart();
        _origin = _text.Length;
    }

    /// <summary>What was said so far has become a message of its own; the next one begins.</summary>
    public void NextStep()
    {
        Parser.Restart();
        Parser.ForgetUnclosed();
        _text.Clear();
        _origin = 0;
        _atSeam = false;
        _seam.Clear();
    }

    private void Join(List<GenerationEvent> events)
    {
        _atSeam = false;
        var head = _seam.ToString();
        _seam.Clear();
        var tailLength = Math.Min(SeamJoin.TailLength, _text.Length);
        var join = SeamJoin.Find(_text.ToString(_text.Length - tailLength, tailLength), Parser.Open, head);
        if (join.StartsOver) Abandon(events);
        Take(head[join.Skip..], events);
    }

    private void Take(string text, List<GenerationEvent> events)
    {
        var from = events.Count;
        _text.Append(text);
        Parser.Push(text, events);
        for (var at = from; at < events.Count; at++)
        {
            if (events[at] is GenerationEvent.FileClosed closed && !_closed.Contains(closed.Edit.Path)) _closed.Add(closed.Edit.Path);
        }
    }
}
