using System.Text;
using System.Text.RegularExpressions;
using Forja.Generation.Models;

namespace Forja.Generation.Prompts;

/// <summary>
/// The conversation so far: the last exchanges nearly whole, older ones as one list of what was asked. The cut between the two moves in steps, so
/// that the front stays the same for several turns and the provider's cache finds it again.
/// </summary>
internal static partial class HistoryPrompt
{
    private const int RecentMessages = 8;
    private const int Step = 8;
    private const int LongestRecent = 3000;
    private const int LongestOld = 240;
    private const int OldRequests = 30;

    public static IReadOnlyList<ModelMessage> Build(IReadOnlyList<ConversationMessage> history)
    {
        var old = history.Count <= RecentMessages + Step ? 0 : (history.Count - RecentMessages) / Step * Step;
        var messages = new List<ModelMessage>();
        if (old > 0) Add(messages, fromModel: false, Collapse(history.Take(old)));
        foreach (var message in history.Skip(old)) Add(messages, message.Author == ConversationAuthor.Model, Whole(message));

        // A conversation begins with the person and takes turns.
        if (messages is [{ FromModel: true }, ..]) messages.Insert(0, new ModelMessage(FromModel: false, "(The conversation began earlier.)"));
        if (messages is [.., { FromModel: false }]) Add(messages, fromModel: true, "(No answer was given.)");
        return messages;
    }

    private static void Add(List<ModelMessage> messages, bool fromModel, string text)
    {
        if (messages is [.., var last] && last.FromModel == fromModel) messages[^1] = last with { Text = last.Text + "\n\n" + text };
        else messages.Add(new ModelMessage(fromModel, text));
    }

    private static string Whole(ConversationMessage message)
    {
        var text = Shorten(BlankLines().Replace(message.Text.Trim(), "\n\n"), LongestRecent);
        if (text.Length == 0) text = message.Author == ConversationAuthor.Model ? "Done." : "(no words)";
        if (message.Files.Count == 0) return text;

        var kept = message.Files.Except(message.Removed).ToList();
        var told = kept.Count == 0 ? text : $"{text}\n\n(Files written by this answer: {string.Join(", ", kept)})";
        return message.Removed.Count == 0 ? told : $"{told}\n\n(Files removed by this answer: {string.Join(", ", message.Removed)})";
    }

    private static string Collapse(IEnumerable<ConversationMessage> messages)
    {
        var text = new StringBuilder("Earlier in this project I asked for, oldest first:\n");
        foreach (var message in messages.Where(message => message.Author == ConversationAuthor.Person).TakeLast(OldRequests))
        {
            text.Append("- ").Append(Shorten(message.Text.ReplaceLineEndings(" ").Trim(), LongestOld)).Append('\n');
        }

        return text.ToString();
    }

    // Where files were taken out of an answer, their empty lines stay behind.
    [GeneratedRegex(@"\n[ \t\r]*\n(?:[ \t\r]*\n)+")]
    private static partial Regex BlankLines();

    private static string Shorten(string text, int length) => text.Length <= length ? text : text[..length] + " […]";
}
