using System.Globalization;
using Forja.ProjectFiles;

namespace Forja.Generation;

/// <summary>Makes the notices, each with the arguments that <see cref="NoticeCodes"/> promises.</summary>
internal static class Notices
{
    public static GenerationEvent.Notice Retrying(string reason, int attempt, TimeSpan delay) =>
        Make(NoticeCodes.Retrying, ("reason", reason), ("attempt", Text(attempt)), ("delayMs", Text((long)delay.TotalMilliseconds)));

    public static GenerationEvent.Notice Resuming(string reason, int attempt, TimeSpan delay) =>
        Make(NoticeCodes.Resuming, ("reason", reason), ("attempt", Text(attempt)), ("delayMs", Text((long)delay.TotalMilliseconds)));

    public static GenerationEvent.Notice Continuing(int continuation) => Make(NoticeCodes.Continuing, ("continuation", Text(continuation)));

    public static GenerationEvent.Notice AskingAgain(IEnumerable<FilePath> files) =>
        Make(NoticeCodes.AskingAgain, ("files", string.Join(", ", files)));

    public static GenerationEvent.Notice AskingAgain(int refused) => Make(NoticeCodes.EditsReturned, ("count", Text(refused)));

    public static GenerationEvent.Notice ContextReduced(int shown, int total) =>
        Make(NoticeCodes.ContextReduced, ("shown", Text(shown)), ("total", Text(total)));

    private static GenerationEvent.Notice Make(string code, params ReadOnlySpan<(string Name, string Value)> args)
    {
        var named = new Dictionary<string, string>();
        foreach (var (name, value) in args) named[name] = value;
        return new GenerationEvent.Notice(code, named);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
