using System.Text;
using System.Text.Json;
using Forja.Generation.Answers;
using Forja.ProjectFiles;

namespace Forja.Generation.Tools;

/// <summary>Reads a whole tool call: which tool, and what exactly it is to do. What is not understood is an error told to the model, never a guess. Pure.</summary>
internal static class ToolArguments
{
    private const int LongestQuoted = 500;

    public static ParsedTool Parse(string name, string json)
    {
        JsonElement arguments;
        try
        {
            // Models leave the arguments of a tool without any out altogether.
            using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(json) ? "{}" : json);
            arguments = document.RootElement.Clone();
        }
        catch (JsonException error)
        {
            return new ParsedTool.Wrong($"The arguments are no valid JSON ({error.Message}) Nothing was done.");
        }

        if (arguments.ValueKind != JsonValueKind.Object) return new ParsedTool.Wrong("The arguments must be a JSON object. Nothing was done.");
        try
        {
            return Read(name, new Fields(arguments));
        }
        catch (FieldException wrong)
        {
            return new ParsedTool.Wrong(wrong.Message + " Nothing was done.");
        }
    }

    /// <summary>The arguments as an object that a provider takes back, whatever the model wrote.</summary>
    public static string Repaired(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind == JsonValueKind.Object) return json;
        }
        catch (JsonException)
        {
            // Falls through to the quotation: the model sees what it wrote, and the provider sees an object.
        }

        return JsonSerializer.Serialize(new { unreadable = json.Length <= LongestQuoted ? json : json[..LongestQuoted] });
    }

    private static ParsedTool Read(string name, Fields fields) => name switch
    {
        ToolList.List => new ParsedTool.Use(new ToolUse.List(fields.Optional("folder")), fields.Optional("folder") ?? ""),
        ToolList.Read => new ParsedTool.Use(new ToolUse.Read(fields.Path("path"), fields.Number("from"), fields.Number("to")), fields.Text("path")),
        ToolList.Search => new ParsedTool.Use(new ToolUse.Search(fields.Text("text")), fields.Text("text")),
        ToolList.Write => Edit(new FileEdit.Write(fields.Path("path"), Encoding.UTF8.GetBytes(fields.Text("content")))),
        ToolList.Replace => Edit(new FileEdit.Replace(fields.Path("path"), [new TextReplacement(fields.Text("search"), fields.Text("replacement"))])),
        ToolList.Delete => Edit(new FileEdit.Delete(fields.Path("path"))),
        ToolList.Rename => Edit(new FileEdit.Rename(fields.Path("path"), fields.Path("to"))),
        ToolList.Run => new ParsedTool.Use(new ToolUse.Run(fields.Text("command")), fields.Text("command")),
        ToolList.Logs => new ParsedTool.Use(new ToolUse.Logs(), ""),
        ToolList.Check => new ParsedTool.Use(new ToolUse.Check(), ""),
        ToolList.Ask => new ParsedTool.Ask(fields.Questions("questions")),
        ToolList.Finish => new ParsedTool.Finish(fields.Optional("summary") ?? ""),
        _ => new ParsedTool.Wrong($"There is no tool named '{name}'. Nothing was done."),
    };

    private static ParsedTool.Use Edit(FileEdit change) => new(new ToolUse.Edit(change), change.Path.Value);

    private sealed class FieldException(string message) : Exception(message);

    private readonly struct Fields(JsonElement arguments)
    {
        public string Text(string name) => Optional(name) ?? throw new FieldException($"The argument '{name}' is missing or no text.");

        public string? Optional(string name) =>
            arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        public int? Number(string name) => arguments.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

        public FilePath Path(string name) =>
            FenceInfo.TryReadPath(Text(name), out var path) ? path : throw new FieldException($"'{Text(name)}' is no path inside the project.");

        public IReadOnlyList<Question> Questions(string name)
        {
            if (!arguments.TryGetProperty(name, out var list) || list.ValueKind != JsonValueKind.Array) throw new FieldException($"The argument '{name}' is missing or no list.");
            var questions = list.EnumerateArray().Take(QuestionReader.MostQuestions).Select(QuestionReader.Read).OfType<Question>().ToList();
            return questions.Count > 0 ? questions : throw new FieldException("There is no question in it.");
        }
    }
}
