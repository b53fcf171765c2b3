using System.Text;

namespace Forja.Sandboxes.Services.Browsing;

/// <summary>Takes a command line apart as Redis' own shell does: words, with quotes and backslashes. Pure.</summary>
internal static class RedisWords
{
    public static IReadOnlyList<string> Split(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (quote, open) = ('\0', false);
        for (var at = 0; at < line.Length; at++)
        {
            var letter = line[at];
            if (quote != '\0' && letter == quote)
            {
                quote = '\0';
            }
            else if (letter == '\\' && quote != '\'' && at + 1 < line.Length)
            {
                word.Append(line[++at] switch { 'n' => '\n', 'r' => '\r', 't' => '\t', var other => other });
                open = true;
            }
            else if (quote == '\0' && letter is '"' or '\'')
            {
                (quote, open) = (letter, true);
            }
            else if (quote == '\0' && char.IsWhiteSpace(letter))
            {
                if (open) words.Add(word.ToString());
                (word, open) = (word.Clear(), false);
            }
            else
            {
                word.Append(letter);
                open = true;
            }
        }

        if (quote != '\0') throw new DataRefusedException(DataCodes.QueryFailed, "A quote is not closed.");
        if (open) words.Add(word.ToString());
        return words;
    }
}
