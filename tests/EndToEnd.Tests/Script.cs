using System.Collections.Concurrent;
using Forja.Testing.Models;

namespace Forja.EndToEnd.Tests;

/// <summary>What the scripted model says to whom: each test gives its replies a word of its own, which its prompts carry, so that no test can take another's.</summary>
public sealed class Script : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<ScriptedReply>> _replies = new();
    private readonly ScriptedModelServer _server;

    private Script(ScriptedModelServer server) => _server = server;

    public static async Task<Script> StartAsync()
    {
        var server = await ScriptedModelServer.StartAsync();
        var script = new Script(server);
        server.Respond = script.ReplyTo;
        return script;
    }

    public IReadOnlyDictionary<string, string> Environment() => _server.Environment(openAI: false).ToDictionary(pair => pair.Key, pair => pair.Value!);

    /// <summary>Gives replies to the next prompts that carry the returned word.</summary>
    public string Expect(params ScriptedReply[] replies)
    {
        var word = "ref" + Guid.NewGuid().ToString("N")[..10];
        _replies[word] = new ConcurrentQueue<ScriptedReply>(replies);
        return word;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private ScriptedReply ReplyTo(RecordedRequest request)
    {
        // The newest words of the person decide; older turns stand in the same request, and what the product adds to an answer carries none.
        var newest = request.Messages.Select(message => message.Text).LastOrDefault(text => _replies.Keys.Any(key => text.Contains(key, StringComparison.Ordinal))) ?? "";
        var (word, replies) = _replies.Select(pair => (pair.Key, pair.Value, At: newest.LastIndexOf(pair.Key, StringComparison.Ordinal)))
            .Where(found => found.At >= 0).OrderByDescending(found => found.At).Select(found => (found.Key, found.Value)).FirstOrDefault();
        return word is not null && replies.TryDequeue(out var reply) ? reply : ScriptedReply.Error(500, message: $"no reply is scripted for '{word ?? request.LastText}'");
    }
}
