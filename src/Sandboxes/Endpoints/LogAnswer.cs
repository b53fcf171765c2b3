namespace Forja.Sandboxes.Endpoints;

/// <summary>Recent log lines, oldest first. <see cref="LogLineAnswer.N"/> of the last is the next request's <c>after</c>.</summary>
internal sealed record LogAnswer(IReadOnlyList<LogLineAnswer> Items);

/// <summary>One line of a sandbox's log.</summary>
internal sealed record LogLineAnswer(long N, DateTimeOffset At, string Source, string Level, string Text);
