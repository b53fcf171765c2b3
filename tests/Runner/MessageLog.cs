using System.Text.Json;

namespace Forja.Runner;

/// <summary>
/// Follows the messages of one xUnit program: which tests run, how each ended, and what the program printed last.
/// Both output streams write here, so every access takes the lock.
/// </summary>
internal sealed class MessageLog(string suite, TimeProvider time)
{
    private const int TailLines = 40;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string Name, DateTimeOffset Since)> _running = [];
    private readonly Dictionary<string, string> _names = [];
    private readonly List<TestResult> _results = [];
    private readonly Queue<string> _tail = [];
    private bool _finished;
    private bool _stopped;

    public IReadOnlyList<TestResult> Results { get { lock (_gate) return [.. _results]; } }

    /// <summary>The program told the end of its run, or was ended with the hanging tests already told.</summary>
    public bool IsComplete { get { lock (_gate) return _finished || _stopped; } }

    public string Tail { get { lock (_gate) return string.Join('\n', _tail); } }

    public bool HasTestLongerThan(TimeSpan limit)
    {
        lock (_gate) return !_stopped && _running.Values.Any(test => time.GetUtcNow() - test.Since > limit);
    }

    /// <summary>The program is being ended: each test that still runs counts as failed, with the reason.</summary>
    public void Stop(string reason)
    {
        lock (_gate)
        {
            foreach (var (name, since) in _running.Values)
                _results.Add(new TestResult(suite, name, Outcome.Failed, time.GetUtcNow() - since, $"Ended from outside: {reason}. Last output:\n{string.Join('\n', _tail)}"));
            _running.Clear();
            _stopped = true;
        }
    }

    /// <summary>Keeps a line that is no message; shown when the program breaks.</summary>
    public void Note(string line)
    {
        lock (_gate)
        {
            _tail.Enqueue(line);
            if (_tail.Count > TailLines) _tail.Dequeue();
        }
    }

    public void Read(string line)
    {
        if (!line.StartsWith("{\"$type\"", StringComparison.Ordinal))
        {
            Note(line);
            return;
        }
        using var message = JsonDocument.Parse(line);
        lock (_gate) Take(message.RootElement);
    }

    private void Take(JsonElement message)
    {
        switch (Text(message, "$type"))
        {
            case "test-starting":
                var name = Text(message, "TestDisplayName");
                _names[Id(message)] = name;
                _running[Id(message)] = (name, time.GetUtcNow());
                break;
            case "test-passed": End(message, Outcome.Passed, ""); break;
            case "test-skipped": End(message, Outcome.Skipped, Text(message, "Reason")); break;
            case "test-failed": End(message, Outcome.Failed, Failure(message)); break;
            case "test-not-run": _running.Remove(Id(message)); break;
            case "test-assembly-finished": _finished = true; break;
            case "error-message" or "test-assembly-cleanup-failure" or "test-collection-cleanup-failure" or "test-class-cleanup-failure"
                or "test-method-cleanup-failure" or "test-case-cleanup-failure" or "test-cleanup-failure":
                _results.Add(new TestResult(suite, $"{suite}: {Text(message, "$type")}", Outcome.Failed, TimeSpan.Zero, Failure(message)));
                break;
        }
    }

    private void End(JsonElement message, Outcome outcome, string detail)
    {
        _running.Remove(Id(message));
        var seconds = message.TryGetProperty("ExecutionTime", out var taken) ? taken.GetDouble() : 0;
        _results.Add(new TestResult(suite, _names.GetValueOrDefault(Id(message), Id(message)), outcome, TimeSpan.FromSeconds(seconds), detail));
    }

    private static string Failure(JsonElement message)
    {
        var output = Text(message, "Output");
        return string.Join('\n', [.. Texts(message, "Messages"), .. Texts(message, "StackTraces"), .. output.Length > 0 ? ["Output:", output] : Array.Empty<string>()]);
    }

    private static string Id(JsonElement message) => Text(message, "TestUniqueID");

    private static string Text(JsonElement message, string property) =>
        message.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static IEnumerable<string> Texts(JsonElement message, string property) =>
        message.TryGetProperty(property, out var values) && values.ValueKind == JsonValueKind.Array
            ? values.EnumerateArray().Select(value => value.ToString()).Where(value => value.Length > 0)
            : [];
}
