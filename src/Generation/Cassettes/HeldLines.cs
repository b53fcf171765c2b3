using Forja.Generation.Models;

namespace Forja.Generation.Cassettes;

/// <summary>Makes the lines of a recording out of updates, in their order, with the keys taken out of text and arguments.</summary>
internal sealed class HeldLines
{
    private readonly SecretFilter _text = new();
    private readonly SecretFilter _arguments = new();
    private long _tool;

    public IEnumerable<CassetteLine> Take(ModelUpdate update, long at)
    {
        if (update is not ModelUpdate.Text and not ModelUpdate.Working && Text(_text.Flush(), at) is { } text) yield return text;
        if (update is not ModelUpdate.ToolArguments and not ModelUpdate.Working && Arguments(_arguments.Flush(), at) is { } arguments) yield return arguments;
        switch (update)
        {
            case ModelUpdate.Text more:
                if (Text(_text.Push(more.Value), at) is { } words) yield return words;
                break;

            case ModelUpdate.ToolArguments more:
                _tool = more.Index;
                if (Arguments(_arguments.Push(more.Json), at) is { } json) yield return json;
                break;

            default:
                if (Cassette.Of(update, at) is { } line) yield return line;
                break;
        }
    }

    /// <summary>What was held back when the call broke off.</summary>
    public IEnumerable<CassetteLine> Rest(long at)
    {
        if (Text(_text.Flush(), at) is { } text) yield return text;
        if (Arguments(_arguments.Flush(), at) is { } arguments) yield return arguments;
    }

    private static CassetteLine? Text(string text, long at) => text.Length == 0 ? null : new CassetteLine { At = at, Text = text };

    private CassetteLine? Arguments(string json, long at) => json.Length == 0 ? null : new CassetteLine { At = at, Arguments = new CassetteArguments(_tool, json) };
}
