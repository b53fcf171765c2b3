using System.Text.Json;

namespace Forja.Generation.Tools;

/// <summary>Reads a question out of a model's JSON, kindly. Pure.</summary>
internal static class QuestionReader
{
    public const int MostQuestions = 6;
    private const int MostOptions = 8;

    private const int LongestText = 600;

    /// <summary>The questions of a block of JSON: a list, or an object with one; empty when it is neither.</summary>
    public static IReadOnlyList<Question> ReadAll(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var list = document.RootElement;
            if (list.ValueKind == JsonValueKind.Object && list.TryGetProperty("questions", out var inner)) list = inner;
            if (list.ValueKind != JsonValueKind.Array) return [];
            return [.. list.EnumerateArray().Take(MostQuestions).Select(Read).OfType<Question>()];
        }
        catch (JsonException)
        {
            // Not the form that was asked for; the text itself is still shown.
            return [];
        }
    }

    public static Question? Read(JsonElement item, int at)
    {
        if (item.ValueKind == JsonValueKind.String) return New(item.GetString()!, []);
        if (item.ValueKind != JsonValueKind.Object || !item.TryGetProperty("text", out var text) || text.ValueKind != JsonValueKind.String) return null;

        List<string> options = item.TryGetProperty("options", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(option => option.ValueKind == JsonValueKind.String).Select(option => Short(option.GetString()!)).Take(MostOptions)]
            : [];
        return New(text.GetString()!, options) with { Multiple = item.TryGetProperty("multiple", out var multiple) && multiple.ValueKind == JsonValueKind.True };

        Question New(string words, IReadOnlyList<string> answers) => new($"q{at + 1}", Short(words), answers, Multiple: false);
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
